/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook.snapshot;

import com.ibm.icu.text.Collator;
import com.ibm.icu.text.RawCollationKey;
import com.ibm.icu.text.RuleBasedCollator;
import com.ibm.icu.util.ULocale;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The order of names in a locale. Names that are equal without regard to case, marks, width and kind of kana
 * (NSPI_DEFAULT_LOCALE_COMPARE_FLAGS of [MS-OXNSPI] 2.2.1.6) stand together; among them those differences count, so that the order is the
 * same each time. Thread-safe.
 */
final class NameOrder {
    private static final Map<Locale, NameOrder> KNOWN = new ConcurrentHashMap<>();

    private final Collator exact;
    private final Collator base;

    private NameOrder(Locale locale) {
        exact = collator(locale, Collator.TERTIARY);
        base = collator(locale, Collator.PRIMARY);
    }

    private static Collator collator(Locale locale, int strength) {
        Collator collator = Collator.getInstance(ULocale.forLocale(locale));
        collator.setStrength(strength);
        if (collator instanceof RuleBasedCollator rules) {
            rules.setAlternateHandlingShifted(false);
        }
        return collator.freeze();
    }

    /** @param locale one of those of {@code SortLocales}, of which there are not many */
    static NameOrder of(Locale locale) {
        return KNOWN.computeIfAbsent(locale, NameOrder::new);
    }

    /** By comparing the bytes of keys names are put in order. */
    byte[] key(String name) {
        RawCollationKey key = exact.getRawCollationKey(name, null);
        return key.releaseBytes();
    }

    /** As clients compare: without case, marks, width and kind of kana. */
    int compare(String one, String other) {
        return base.compare(one, other);
    }
}
