/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook.template;

import java.util.Objects;

/**
 * [MS-OXOABKT] 2.2.2.1.2 TRow: one control of a dialog.
 *
 * @param box where it is
 * @param type what it is
 * @param flags a sum of the constants
 * @param property tag of the property that it shows, or 0
 * @param size characters that fit into an edit field, or 0
 * @param text label, or the pattern of what may be entered; an ampersand stands before the shortcut key
 */
public record Control(Box box, Type type, int flags, int property, int size, String text) {
    public static final int MULTILINE = 0x1;
    public static final int EDITABLE = 0x2;
    public static final int REQUIRED = 0x4;
    public static final int ACCEPT_DBCS = 0x20;

    /** Any characters may be entered, or be shown. */
    static final String ANY = "*";

    /** In dialog units, from the upper left corner. */
    public record Box(int x, int width, int y, int height) {}

    /** ControlType. */
    public enum Type {
        LABEL(0),
        EDIT(1),
        LIST(2),
        CHECK_BOX(5),
        GROUP(6),
        BUTTON(7),
        PAGE(8),
        /** Shows the values of one property, while {@link #LIST} shows objects. */
        MULTIPLE_VALUE_LIST(11);

        private final int value;

        Type(int value) {
            this.value = value;
        }

        public int value() {
            return value;
        }
    }

    public Control {
        Objects.requireNonNull(box, "box");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(text, "text");
    }
}
