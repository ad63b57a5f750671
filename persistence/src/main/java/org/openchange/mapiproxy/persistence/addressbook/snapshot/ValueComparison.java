/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook.snapshot;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalInt;
import org.openchange.mapiproxy.mapi.MultipleValue;
import org.openchange.mapiproxy.mapi.PropertyValue;

/** Compares values of properties. Texts compare as the names of a table do. */
final class ValueComparison {
    static final int LESS = 0;
    static final int LESS_OR_EQUAL = 1;
    static final int GREATER = 2;
    static final int GREATER_OR_EQUAL = 3;
    static final int EQUAL = 4;
    static final int NOT_EQUAL = 5;

    private final NameOrder names;

    ValueComparison(NameOrder names) {
        this.names = names;
    }

    /** Whether one of the values on the left stands in this relation to the value on the right. */
    boolean holds(int relOp, PropertyValue left, PropertyValue right) {
        if (relOp == NOT_EQUAL) {
            return single(left).stream().noneMatch(value -> related(EQUAL, value, right));
        }
        return single(left).stream().anyMatch(value -> related(relOp, value, right));
    }

    /** The values of a multiple one, or the only one. */
    static List<PropertyValue> single(PropertyValue value) {
        return value instanceof MultipleValue multiple ? multiple.values() : List.of(value);
    }

    private boolean related(int relOp, PropertyValue left, PropertyValue right) {
        OptionalInt order = compare(left, right);
        return order.isPresent() && related(relOp, order.getAsInt());
    }

    static boolean related(int relOp, int order) {
        return switch (relOp) {
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            case GREATER_OR_EQUAL -> order >= 0;
            case EQUAL -> order == 0;
            default -> order != 0;
        };
    }

    /** Empty for values that cannot be compared. */
    private OptionalInt compare(PropertyValue left, PropertyValue right) {
        String leftText = text(left);
        String rightText = text(right);
        if (leftText != null && rightText != null) {
            return OptionalInt.of(names.compare(leftText, rightText));
        }
        Long leftNumber = number(left);
        Long rightNumber = number(right);
        if (leftNumber != null && rightNumber != null) {
            return OptionalInt.of(leftNumber.compareTo(rightNumber));
        }
        if (left instanceof PropertyValue.Binary one && right instanceof PropertyValue.Binary other) {
            return OptionalInt.of(compare(one.value(), other.value()));
        }
        return OptionalInt.empty();
    }

    private static int compare(ByteBuffer one, ByteBuffer other) {
        int mismatch = one.mismatch(other);
        if (mismatch < 0) {
            return 0;
        }
        if (mismatch == one.remaining() || mismatch == other.remaining()) {
            return Integer.compare(one.remaining(), other.remaining());
        }
        return Byte.compareUnsigned(one.get(one.position() + mismatch), other.get(other.position() + mismatch));
    }

    /** Null for what is no text. */
    static String text(PropertyValue value) {
        if (value instanceof PropertyValue.Unicode unicode) {
            return unicode.value();
        }
        return value instanceof PropertyValue.String8 narrow ? narrow.value() : null;
    }

    /** Null for what is no number. */
    static Long number(PropertyValue value) {
        if (value instanceof PropertyValue.Integer32 number) {
            return (long) number.value();
        }
        if (value instanceof PropertyValue.Integer16 number) {
            return (long) number.value();
        }
        if (value instanceof PropertyValue.Integer64 number) {
            return number.value();
        }
        if (value instanceof PropertyValue.Time time) {
            return time.value();
        }
        return value instanceof PropertyValue.Bool bool ? Long.valueOf(bool.value() ? 1 : 0) : null;
    }

    /** Bytes that a value takes on the wire. */
    static long size(PropertyValue value, boolean isNarrow) {
        if (value instanceof MultipleValue multiple) {
            return multiple.values().stream()
                    .mapToLong(element -> size(element, isNarrow))
                    .sum();
        }
        String text = text(value);
        if (text != null) {
            return isNarrow ? text.length() + 1L : 2L * text.length() + 2;
        }
        if (value instanceof PropertyValue.Binary binary) {
            return binary.value().remaining();
        }
        return value instanceof PropertyValue.Bool ? Short.BYTES : Integer.BYTES;
    }
}
