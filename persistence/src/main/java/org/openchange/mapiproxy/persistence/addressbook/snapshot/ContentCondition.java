/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook.snapshot;

import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.mapi.PropertyValue;
import org.openchange.mapiproxy.mapi.Restriction;
import org.openchange.mapiproxy.persistence.addressbook.TooComplexException;

/** A content restriction ([MS-OXCDATA] 2.12.4): the whole of a text, a part of it or its beginning. */
final class ContentCondition implements Condition {
    private static final int WHOLE = 0;
    private static final int PART = 1;
    private static final int BEGINNING = 2;
    private static final int IGNORE_CASE = 1;
    private static final int IGNORE_MARKS = 2;
    private static final int LOOSE = 4;

    private final AddressBookSnapshot book;
    private final PropertyTag tag;
    private final int level;
    private final UnaryOperator<String> folding;
    private final String text;
    private final String wanted;
    private final ByteBuffer bytes;

    ContentCondition(AddressBookSnapshot book, PropertyTag tag, Restriction.Content restriction) {
        this.book = book;
        this.tag = tag;
        level = restriction.fuzzyLevelLow();
        if (level > BEGINNING) {
            throw new TooComplexException("fuzzy level " + level);
        }
        folding = folding(restriction.fuzzyLevelHigh());
        PropertyValue value = restriction.taggedValue().value();
        text = ValueComparison.text(value);
        wanted = text == null ? null : folding.apply(text);
        bytes = value instanceof PropertyValue.Binary binary ? binary.value() : null;
        if (text == null && bytes == null) {
            throw new TooComplexException("a content restriction that asks for neither text nor bytes");
        }
    }

    private static UnaryOperator<String> folding(int flags) {
        if ((flags & LOOSE) != 0 || (flags & (IGNORE_CASE | IGNORE_MARKS)) == (IGNORE_CASE | IGNORE_MARKS)) {
            return Folding::loosely;
        }
        if ((flags & IGNORE_CASE) != 0) {
            return Folding::withoutCase;
        }
        return (flags & IGNORE_MARKS) != 0 ? Folding::withoutMarks : UnaryOperator.identity();
    }

    @Override
    public boolean holds(int ordinal) {
        Optional<PropertyValue> value = book.at(ordinal).value(tag);
        return value.isPresent() && ValueComparison.single(value.get()).stream().anyMatch(this::matches);
    }

    private boolean matches(PropertyValue value) {
        if (wanted != null) {
            String own = ValueComparison.text(value);
            return own != null && matches(folding.apply(own));
        }
        return value instanceof PropertyValue.Binary binary && matches(binary.value());
    }

    private boolean matches(String own) {
        return switch (level) {
            case WHOLE -> own.equals(wanted);
            case PART -> own.contains(wanted);
            default -> own.startsWith(wanted);
        };
    }

    private boolean matches(ByteBuffer own) {
        int length = bytes.remaining();
        if (level == WHOLE) {
            return own.equals(bytes);
        }
        int last = level == BEGINNING ? 0 : own.remaining() - length;
        for (int i = 0; i <= last; i++) {
            if (i + length <= own.remaining()
                    && own.slice(own.position() + i, length).equals(bytes)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public BitSet candidates() {
        if (text == null || level == PART) {
            return null;
        }
        return Names.firstWord(tag.id(), text)
                .map(word -> book.indexes().words().startingWith(word))
                .orElse(null);
    }
}
