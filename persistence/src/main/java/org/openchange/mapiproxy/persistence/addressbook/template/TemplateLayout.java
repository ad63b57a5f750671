/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook.template;

import java.util.ArrayList;
import java.util.List;
import org.openchange.mapiproxy.persistence.addressbook.template.Control.Box;
import org.openchange.mapiproxy.persistence.addressbook.template.Control.Type;

/**
 * Places controls on pages: fields in two columns below each other, lists over the whole width.
 *
 * <pre>
 *   6     12        62            167   186       236           365
 *   +-group-----------------------------------------------------+
 *   |     label     edit                label     edit          |
 * </pre>
 */
final class TemplateLayout {
    private static final int WIDTH = 359;
    private static final int LINE = 16;
    private static final int FIELD_HEIGHT = 12;
    private static final int LABEL_HEIGHT = 8;
    private static final int LABEL_WIDTH = 48;
    private static final int FIELD_WIDTH = 105;
    private static final int MARGIN = 6;
    private static final int[] LABELS = {12, 186};
    private static final int[] FIELDS = {62, 236};
    private static final int WIDE = FIELDS[1] + FIELD_WIDTH - FIELDS[0];

    private final TemplateTexts texts;
    private final int fieldFlags;
    private final List<Control> controls = new ArrayList<>();
    private int y;

    /** @param isEditable whether fields take what somebody enters */
    TemplateLayout(TemplateTexts texts, boolean isEditable) {
        this.texts = texts;
        this.fieldFlags = isEditable ? Control.EDITABLE | Control.REQUIRED | Control.ACCEPT_DBCS : 0;
    }

    TemplateLayout page(String text) {
        y = MARGIN;
        return add(new Box(0, 0, 0, 0), Type.PAGE, 0, 0, 0, texts.get(text));
    }

    /** A frame around the lines that follow. */
    TemplateLayout group(String text, int lines) {
        add(new Box(MARGIN, WIDTH, y, lines * LINE + LINE), Type.GROUP, 0, 0, 0, texts.get(text));
        y += FIELD_HEIGHT;
        return this;
    }

    TemplateLayout endGroup() {
        y += 2 * MARGIN;
        return this;
    }

    /** A line of one field or two. */
    TemplateLayout line(Field... fields) {
        for (int column = 0; column < fields.length; column++) {
            field(fields[column], column, FIELD_WIDTH, 1);
        }
        y += LINE;
        return this;
    }

    /** One field over the whole width. */
    TemplateLayout wide(Field field, int lines) {
        field(field, 0, WIDE, lines);
        y += lines * LINE;
        return this;
    }

    private void field(Field field, int column, int width, int lines) {
        add(new Box(LABELS[column], LABEL_WIDTH, y + 2, LABEL_HEIGHT), Type.LABEL, 0, 0, 0, texts.get(field.text()));
        int flags = lines > 1 ? fieldFlags | Control.MULTILINE : fieldFlags;
        int height = FIELD_HEIGHT + (lines - 1) * LINE;
        add(new Box(FIELDS[column], width, y, height), Type.EDIT, flags, field.property(), field.size(), Control.ANY);
    }

    /** A list over the whole width, below its label. */
    TemplateLayout list(String text, Type type, int property, int lines) {
        add(new Box(LABELS[0], WIDTH - 2 * MARGIN, y, LABEL_HEIGHT), Type.LABEL, 0, 0, 0, texts.get(text));
        add(new Box(LABELS[0], WIDTH - 2 * MARGIN, y + FIELD_HEIGHT, lines * LINE), type, 0, property, 0, Control.ANY);
        y += FIELD_HEIGHT + lines * LINE + MARGIN;
        return this;
    }

    private TemplateLayout add(Box box, Type type, int flags, int property, int size, String text) {
        controls.add(new Control(box, type, flags, property, size, text));
        return this;
    }

    DisplayTemplate build() {
        return new DisplayTemplate(controls);
    }

    /**
     * A label and what it is the label of.
     *
     * @param text key of the label's text
     * @param property an 8-bit string
     * @param size characters
     */
    record Field(String text, int property, int size) {}
}
