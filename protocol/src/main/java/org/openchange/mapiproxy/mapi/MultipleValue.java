/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.mapi;

import java.util.ArrayList;
import java.util.List;
import org.openchange.mapiproxy.wire.UnknownValueException;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** All values of a multiple-value property; its count is 32 bits wide everywhere. */
public record MultipleValue(PropertyType element, List<PropertyValue> values) implements PropertyValue {
    public MultipleValue {
        values = List.copyOf(values);
    }

    static MultipleValue read(WireReader in, PropertyType type, CountWidth counts) {
        if (type.least() == 0) {
            throw new UnknownValueException("multiple-value type", in.position(), PropertyType.MULTIPLE | type.code());
        }
        int count = in.readCount32("multiple-value count", type.least());
        List<PropertyValue> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            values.add(PropertyValue.readSingle(in, type, counts));
        }
        return new MultipleValue(type, values);
    }

    @Override
    public int type() {
        return PropertyType.MULTIPLE | element.code();
    }

    @Override
    public void write(WireWriter out, CountWidth counts) {
        out.putInt(values.size());
        for (PropertyValue value : values) {
            value.write(out, counts);
        }
    }

    @Override
    public Object shown() {
        return values;
    }
}
