/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.print;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Optional;

/**
 * Prints hand-written wire records: each component under its name with a capital letter, which is the specification's name of the field. By
 * reflection, so that a field is named in its record and nowhere else; printing is for people and not in a hurry.
 */
public final class RecordPrinter {
    private RecordPrinter() {}

    /** A node named {@code name} with a line for each component of a record that is visible to this package. */
    public static void print(String name, Record record, PrintTree out) {
        out.begin(name);
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            printValue(fieldName(component.getName()), valueOf(component, record), out);
        }
        out.end();
    }

    /** Any value that wire records are made of. */
    public static void printValue(String name, Object value, PrintTree out) {
        if (value instanceof Printable printable) {
            printable.print(name, out);
        } else if (value instanceof Long number) {
            out.number(name, number.longValue());
        } else if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            out.number(name, ((Number) value).intValue());
        } else if (value instanceof String text) {
            out.string(name, text);
        } else if (value instanceof ByteBuffer bytes) {
            out.bytes(name, bytes);
        } else if (value instanceof Optional<?> optional) {
            optional.ifPresent(present -> printValue(name, present, out));
        } else if (value instanceof Collection<?> collection) {
            printAll(name, collection, out);
        } else if (value instanceof Record record) {
            print(name, record, out);
        } else {
            out.value(name, value);
        }
    }

    private static void printAll(String name, Collection<?> elements, PrintTree out) {
        out.begin(name + " (" + elements.size() + ")");
        int index = 0;
        for (Object element : elements) {
            printValue("[" + index++ + "]", element, out);
        }
        out.end();
    }

    private static Object valueOf(RecordComponent component, Record record) {
        Method accessor = component.getAccessor();
        try {
            return accessor.invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("accessor " + accessor, e);
        }
    }

    private static String fieldName(String component) {
        return Character.toUpperCase(component.charAt(0)) + component.substring(1);
    }
}
