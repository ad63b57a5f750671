/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook.source;

import com.unboundid.ldap.sdk.Filter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.openchange.mapiproxy.persistence.directory.Attributes;
import org.openchange.mapiproxy.persistence.directory.DirectoryEntry;

/**
 * The search filter of an address list, asked of an entry here and not by the server, so that all lists cost one search. Texts compare without
 * regard to case, numbers as numbers.
 */
final class EntryCondition {
    private static final String OBJECT_CATEGORY = "objectCategory";
    /** [MS-ADTS] 3.1.1.3.4.4. */
    private static final String ALL_BITS = "1.2.840.113556.1.4.803";

    private static final String ANY_BIT = "1.2.840.113556.1.4.804";

    private final Predicate<DirectoryEntry> condition;

    /** @throws IllegalArgumentException for a filter with a matching rule that is not known here */
    EntryCondition(Filter filter) {
        condition = condition(filter);
    }

    boolean holds(DirectoryEntry entry) {
        return condition.test(entry);
    }

    /** The attributes that a filter looks at. */
    static void collectAttributes(Filter filter, Set<String> attributes) {
        switch (filter.getFilterType()) {
            case Filter.FILTER_TYPE_AND, Filter.FILTER_TYPE_OR -> {
                for (Filter part : filter.getComponents()) {
                    collectAttributes(part, attributes);
                }
            }
            case Filter.FILTER_TYPE_NOT -> collectAttributes(filter.getNOTComponent(), attributes);
            default -> {
                if (filter.getAttributeName() != null) {
                    attributes.add(filter.getAttributeName());
                }
            }
        }
    }

    private static Predicate<DirectoryEntry> condition(Filter filter) {
        String name = filter.getAttributeName();
        return switch (filter.getFilterType()) {
            case Filter.FILTER_TYPE_AND -> all(filter);
            case Filter.FILTER_TYPE_OR -> any(filter);
            case Filter.FILTER_TYPE_NOT -> condition(filter.getNOTComponent()).negate();
            case Filter.FILTER_TYPE_PRESENCE -> entry -> entry.has(name);
            case Filter.FILTER_TYPE_EQUALITY, Filter.FILTER_TYPE_APPROXIMATE_MATCH -> equal(
                    name, filter.getAssertionValue());
            case Filter.FILTER_TYPE_SUBSTRING -> contains(filter);
            case Filter.FILTER_TYPE_GREATER_OR_EQUAL -> values(
                    name, value -> compare(value, filter.getAssertionValue()) >= 0);
            case Filter.FILTER_TYPE_LESS_OR_EQUAL -> values(
                    name, value -> compare(value, filter.getAssertionValue()) <= 0);
            default -> bits(filter);
        };
    }

    private static Predicate<DirectoryEntry> all(Filter filter) {
        List<Predicate<DirectoryEntry>> parts = parts(filter);
        return entry -> parts.stream().allMatch(part -> part.test(entry));
    }

    private static Predicate<DirectoryEntry> any(Filter filter) {
        List<Predicate<DirectoryEntry>> parts = parts(filter);
        return entry -> parts.stream().anyMatch(part -> part.test(entry));
    }

    private static List<Predicate<DirectoryEntry>> parts(Filter filter) {
        return Arrays.stream(filter.getComponents())
                .map(EntryCondition::condition)
                .toList();
    }

    private static Predicate<DirectoryEntry> values(String name, Predicate<String> test) {
        return entry -> entry.texts(name).stream().anyMatch(test);
    }

    private static Predicate<DirectoryEntry> equal(String name, String wanted) {
        if (name.equalsIgnoreCase(OBJECT_CATEGORY) && wanted.indexOf('=') < 0) {
            return entry -> isOfCategory(entry, wanted);
        }
        return values(name, value -> value.equalsIgnoreCase(wanted));
    }

    // A category is kept as the distinguished name of a class, and asked for by the class's name.
    private static boolean isOfCategory(DirectoryEntry entry, String wanted) {
        if (!entry.has(OBJECT_CATEGORY)) {
            return entry.isA(wanted) || wanted.equalsIgnoreCase("person") && entry.isA("inetOrgPerson");
        }
        String letters = lettersOf(wanted);
        return entry.texts(OBJECT_CATEGORY).stream()
                .map(dn -> lettersOf(dn.substring(dn.indexOf('=') + 1).split(",", 2)[0]))
                .anyMatch(category -> category.equals(letters) || category.equals("msexch" + letters));
    }

    private static String lettersOf(String text) {
        return text.replace("-", "").toLowerCase(Locale.ROOT);
    }

    private static Predicate<DirectoryEntry> contains(Filter filter) {
        String first = lower(filter.getSubInitialString());
        String last = lower(filter.getSubFinalString());
        List<String> between = Arrays.stream(filter.getSubAnyStrings())
                .map(EntryCondition::lower)
                .toList();
        return values(filter.getAttributeName(), value -> contains(lower(value), first, between, last));
    }

    private static boolean contains(String value, String first, List<String> between, String last) {
        if (!value.startsWith(first)) {
            return false;
        }
        int position = first.length();
        for (String part : between) {
            int found = value.indexOf(part, position);
            if (found < 0) {
                return false;
            }
            position = found + part.length();
        }
        return value.length() - position >= last.length() && value.endsWith(last);
    }

    private static String lower(String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }

    private static int compare(String value, String wanted) {
        try {
            return Long.compare(Long.parseLong(value), Long.parseLong(wanted));
        } catch (NumberFormatException e) {
            // One of them is no number, so both are texts.
            return value.compareToIgnoreCase(wanted);
        }
    }

    private static Predicate<DirectoryEntry> bits(Filter filter) {
        String rule = String.valueOf(filter.getMatchingRuleID());
        if (filter.getAttributeName() == null || !rule.equals(ALL_BITS) && !rule.equals(ANY_BIT)) {
            throw new IllegalArgumentException("the matching rule of " + filter + " is not known");
        }
        long mask = number(filter.getAssertionValue());
        return values(filter.getAttributeName(), value -> {
            long found = number(value) & mask;
            return rule.equals(ALL_BITS) ? found == mask : found != 0;
        });
    }

    private static long number(String text) {
        return text.matches("-?\\d{1,18}") ? Long.parseLong(text) : 0;
    }

    /** Attributes that any list may need to know what an entry is. */
    static Set<String> always() {
        return Set.of(Attributes.OBJECT_CLASS, OBJECT_CATEGORY);
    }
}
