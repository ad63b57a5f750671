/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook.snapshot;

import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.List;
import org.openchange.mapiproxy.mapi.MultipleValue;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.mapi.PropertyType;
import org.openchange.mapiproxy.mapi.PropertyValue;

/** Makes property values of what the directory has. */
public final class Values {
    private static final System.Logger LOG = System.getLogger(Values.class.getName());

    private Values() {}

    static PropertyValue text(String text) {
        return new PropertyValue.Unicode(text);
    }

    static PropertyValue texts(List<String> texts) {
        return new MultipleValue(
                PropertyType.STRING, texts.stream().map(Values::text).toList());
    }

    static PropertyValue number(int number) {
        return new PropertyValue.Integer32(number);
    }

    static PropertyValue bool(boolean value) {
        return new PropertyValue.Bool(value ? 1 : 0);
    }

    static PropertyValue binary(ByteBuffer bytes) {
        return new PropertyValue.Binary(PropertyType.BINARY, bytes.asReadOnlyBuffer());
    }

    /** One or several values that are bytes, as the tag says. */
    public static PropertyValue binary(PropertyTag tag, List<byte[]> values) {
        List<PropertyValue> binaries =
                values.stream().map(bytes -> binary(ByteBuffer.wrap(bytes))).toList();
        return isMultiple(tag) ? new MultipleValue(PropertyType.BINARY, binaries) : binaries.get(0);
    }

    static boolean isMultiple(PropertyTag tag) {
        return (tag.type() & PropertyType.MULTIPLE) != 0;
    }

    static boolean isText(int type) {
        int element = type & ~PropertyType.MULTIPLE;
        return element == PropertyType.STRING.code() || element == PropertyType.STRING8.code();
    }

    /** The values of an attribute, at least one, as the property has them; null where they are not what the property's type can hold. */
    static PropertyValue of(PropertyTag tag, List<String> values) {
        String first = values.get(0);
        return switch (PropertyType.ofElement(tag.type()).orElseThrow()) {
            case STRING -> isMultiple(tag) ? texts(values) : text(first);
            case INTEGER32 -> numberOrNull(tag, first);
            case BOOLEAN -> bool(isTrue(first));
            default -> throw new IllegalStateException(tag + " has a type that no kept attribute has");
        };
    }

    /** As LDAP writes it. */
    static boolean isTrue(String text) {
        return text.equalsIgnoreCase("TRUE");
    }

    private static PropertyValue numberOrNull(PropertyTag tag, String text) {
        try {
            return number((int) Long.parseLong(text));
        } catch (NumberFormatException e) {
            LOG.log(Level.DEBUG, "{0} should be a number and is \"{1}\"", tag, text);
            return null;
        }
    }

    /**
     * The value for a tag that asks for a property in a type.
     *
     * @param own the tag with the property's own type
     */
    static boolean isAskedFor(PropertyTag asked, PropertyTag own) {
        return asked.type() == PropertyType.UNSPECIFIED.code()
                || asked.type() == own.type()
                || isText(asked.type()) && isText(own.type()) && isMultiple(asked) == isMultiple(own);
    }
}
