/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook.template;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Function;
import org.openchange.mapiproxy.wire.WireWriter;

/** [MS-OXOABKT] 2.2.2.1 A dialog: controls in the order in which one reaches them; each page begins with a {@link Control.Type#PAGE}. */
public record DisplayTemplate(List<Control> controls) {
    private static final int TYPE = 1;
    private static final int HEAD_BYTES = 8;
    private static final int ROW_BYTES = 36;

    public DisplayTemplate {
        controls = List.copyOf(controls);
    }

    /**
     * [MS-OXOABKT] 2.2.2.1.1 TRowSet, with the texts behind it.
     *
     * @param codePage turns a text into bytes, none of them 0
     */
    public byte[] encode(Function<String, byte[]> codePage) {
        WireWriter rows = new WireWriter();
        ByteArrayOutputStream texts = new ByteArrayOutputStream();
        int textsBegin = HEAD_BYTES + ROW_BYTES * controls.size();
        rows.putInt(TYPE).putInt(controls.size());
        for (Control control : controls) {
            Control.Box box = control.box();
            rows.putInt(box.x()).putInt(box.width()).putInt(box.y()).putInt(box.height());
            rows.putInt(control.type().value()).putInt(control.flags());
            rows.putInt(control.property()).putInt(control.size()).putInt(textsBegin + texts.size());
            texts.writeBytes(codePage.apply(control.text()));
            texts.write(0);
        }
        return rows.putBytes(ByteBuffer.wrap(texts.toByteArray())).toByteArray();
    }
}
