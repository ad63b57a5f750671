/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook.snapshot;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.mapi.PropertyType;
import org.openchange.mapiproxy.mapi.PropertyValue;
import org.openchange.mapiproxy.mapi.Restriction;
import org.openchange.mapiproxy.persistence.addressbook.AddressBookLink;
import org.openchange.mapiproxy.persistence.addressbook.Matches;
import org.openchange.mapiproxy.persistence.addressbook.TooComplexException;

/** Finds the rows of a table for which a restriction holds, among those that indexes leave over. */
final class RestrictionMatcher {
    /** PidTagAnr. */
    private static final int ANR = 0x360C;

    private static final int MAX_CONDITIONS = 512;
    /** Some seconds of work. */
    private static final long MAX_COMPARISONS = 10_000_000;

    private final AddressBookSnapshot book;
    private final SortedTable table;
    private final ValueComparison comparison;
    private int conditions;

    RestrictionMatcher(AddressBookSnapshot book, SortedTable table) {
        this.book = book;
        this.table = table;
        comparison = new ValueComparison(table.order().names());
    }

    Matches matches(Restriction restriction, int limit) {
        Condition condition = condition(restriction);
        BitSet candidates = condition.candidates();
        long rows = candidates == null ? table.size() : candidates.cardinality();
        if (rows * condition.cost() > MAX_COMPARISONS) {
            throw new TooComplexException("the restriction takes too many comparisons");
        }
        IntStream positions =
                candidates == null ? IntStream.range(0, table.size()) : IntStream.of(table.positions(candidates));
        int wanted = Math.max(limit, 0);
        int[] found = positions
                .filter(position -> condition.holds(table.ordinal(position)))
                .limit(wanted + 1L)
                .map(table::minimalId)
                .toArray();
        boolean hasMore = found.length > wanted;
        return new Matches(hasMore ? Arrays.copyOf(found, wanted) : found, hasMore);
    }

    private Condition condition(Restriction restriction) {
        if (++conditions > MAX_CONDITIONS) {
            throw new TooComplexException("more than " + MAX_CONDITIONS + " conditions");
        }
        if (restriction instanceof Restriction.And and) {
            return new Condition.All(all(and.restrictions()));
        }
        if (restriction instanceof Restriction.Or or) {
            return new Condition.Any(all(or.restrictions()));
        }
        if (restriction instanceof Restriction.Not not) {
            return new Condition.None(condition(not.restriction()));
        }
        if (restriction instanceof Restriction.Comment comment) {
            return comment.restriction().map(this::condition).orElseGet(() -> new Condition.All(List.of()));
        }
        return ofProperties(restriction);
    }

    private List<Condition> all(List<Restriction> restrictions) {
        return restrictions.stream().map(this::condition).toList();
    }

    private Condition ofProperties(Restriction restriction) {
        if (restriction instanceof Restriction.Content content) {
            return content(content);
        }
        if (restriction instanceof Restriction.Property property) {
            return property(property);
        }
        if (restriction instanceof Restriction.Exist exist) {
            return exists(kept(exist.propertyTag()));
        }
        if (restriction instanceof Restriction.Bitmask mask) {
            return bits(mask);
        }
        if (restriction instanceof Restriction.Size size) {
            return size(size);
        }
        if (restriction instanceof Restriction.CompareProperties compare) {
            return compare(compare);
        }
        throw new TooComplexException(restriction.getClass().getSimpleName() + " is not for address books");
    }

    /** The tag without what makes it match one value of several; refuses properties whose values are elsewhere. */
    private PropertyTag kept(PropertyTag tag) {
        if (book.isReadThrough(tag)) {
            throw new TooComplexException(tag + " cannot be searched for");
        }
        return new PropertyTag(tag.value() & ~PropertyType.INSTANCE);
    }

    /** The tag to get all values with: a restriction names texts of several values as if there were one. */
    private static PropertyTag searched(PropertyTag tag) {
        if (!Values.isText(tag.type())) {
            return tag;
        }
        int type = AddressBookLink.of(tag).isPresent()
                ? PropertyType.MULTIPLE | PropertyType.STRING.code()
                : PropertyType.UNSPECIFIED.code();
        return PropertyTag.of(tag.id(), type);
    }

    private Condition content(Restriction.Content restriction) {
        PropertyTag tag = kept(restriction.propertyTag());
        if (tag.id() == ANR) {
            return anr(restriction.taggedValue().value());
        }
        return new ContentCondition(book, searched(tag), restriction);
    }

    private Condition anr(PropertyValue value) {
        String text = ValueComparison.text(value);
        if (text == null) {
            throw new TooComplexException("a name to resolve that is no text");
        }
        return new Condition.Among(new NameResolver(book, NameResolver.ANYWHERE).all(text));
    }

    private Condition property(Restriction.Property restriction) {
        PropertyTag tag = kept(restriction.propertyTag());
        PropertyValue wanted = restriction.taggedValue().value();
        int relOp = restriction.relOp();
        if (tag.id() == ANR && relOp == ValueComparison.EQUAL) {
            return anr(wanted);
        }
        if (tag.id() == ANR || relOp > ValueComparison.NOT_EQUAL) {
            throw new TooComplexException("relation " + relOp + " to " + tag);
        }
        PropertyTag searched = searched(tag);
        Condition exact = ofValue(searched, value -> comparison.holds(relOp, value, wanted));
        return relOp == ValueComparison.EQUAL ? withIndex(exact, tag, wanted) : exact;
    }

    private Condition withIndex(Condition exact, PropertyTag tag, PropertyValue wanted) {
        String text = ValueComparison.text(wanted);
        Optional<String> key = text == null ? Optional.empty() : Names.key(tag.id(), text);
        return key.<Condition>map(known -> new Condition.All(List.of(new Condition.Among(book.having(known)), exact)))
                .orElse(exact);
    }

    private Condition exists(PropertyTag tag) {
        return ordinal -> book.at(ordinal).hasProperty(tag.id());
    }

    private Condition bits(Restriction.Bitmask restriction) {
        return ofValue(kept(restriction.propertyTag()), value -> {
            Long number = ValueComparison.number(value);
            boolean isZero = number != null && (number & restriction.mask()) == 0;
            return number != null && isZero == (restriction.bitmapRelOp() == 0);
        });
    }

    private Condition size(Restriction.Size restriction) {
        PropertyTag tag = kept(restriction.propertyTag());
        boolean isNarrow = (tag.type() & ~PropertyType.MULTIPLE) == PropertyType.STRING8.code();
        return ofValue(
                tag,
                value -> ValueComparison.related(
                        restriction.relOp(), Long.compare(ValueComparison.size(value, isNarrow), restriction.size())));
    }

    private Condition compare(Restriction.CompareProperties restriction) {
        PropertyTag left = kept(restriction.propertyTag1());
        PropertyTag right = kept(restriction.propertyTag2());
        return ordinal -> {
            SnapshotObject object = book.at(ordinal);
            Optional<PropertyValue> other = object.value(right);
            return other.isPresent()
                    && object.value(left)
                            .filter(value -> comparison.holds(restriction.relOp(), value, other.get()))
                            .isPresent();
        };
    }

    private Condition ofValue(PropertyTag tag, Predicate<PropertyValue> test) {
        return ordinal -> book.at(ordinal).value(tag).filter(test).isPresent();
    }
}
