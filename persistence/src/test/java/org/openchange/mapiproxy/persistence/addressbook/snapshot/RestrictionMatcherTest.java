/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.mapi.PropertyValue;
import org.openchange.mapiproxy.mapi.Restriction;
import org.openchange.mapiproxy.mapi.TaggedPropertyValue;
import org.openchange.mapiproxy.persistence.addressbook.AddressBookTable;
import org.openchange.mapiproxy.persistence.addressbook.Matches;
import org.openchange.mapiproxy.persistence.addressbook.TableSort;
import org.openchange.mapiproxy.persistence.addressbook.TooComplexException;

class RestrictionMatcherTest {
    private static final PropertyTag NAME = new PropertyTag(0x3001001F);
    private static final PropertyTag PROXIES = new PropertyTag(0x800F101F);
    private static final PropertyTag ONE_PROXY = new PropertyTag(0x800F001F);
    private static final PropertyTag ANR = new PropertyTag(0x360C001F);
    private static final PropertyTag DISPLAY_TYPE = new PropertyTag(0x39000003);
    private static final PropertyTag PHOTO = new PropertyTag(0x8C9E0102);
    private static final PropertyTag TITLE = new PropertyTag(0x3A17001F);

    private final AddressBookSnapshot book = Snapshots.of(List.of(
            Snapshots.person("anna", "Anna Zöller").with("title", "Engineer").build(),
            Snapshots.person("bert", "Bert Anders").build(),
            Snapshots.person("carl", "Carl Zoller").build()));
    private final AddressBookTable table = book.table(0, TableSort.DISPLAY_NAME, Locale.US);

    private List<String> found(Restriction restriction) {
        Matches matches = book.matches(table, restriction, 10);
        assertThat(matches.hasMore()).isFalse();
        return Arrays.stream(matches.minimalIds())
                .mapToObj(id -> book.object(id).orElseThrow().displayName())
                .toList();
    }

    private static Restriction text(int relOp, PropertyTag tag, String text) {
        return new Restriction.Property(relOp, tag, new TaggedPropertyValue(tag, new PropertyValue.Unicode(text)));
    }

    private static Restriction content(int level, int flags, String text) {
        return new Restriction.Content(
                level, flags, NAME, new TaggedPropertyValue(NAME, new PropertyValue.Unicode(text)));
    }

    @Test
    void comparesTextsAsTheTableDoes() {
        assertThat(found(text(ValueComparison.EQUAL, NAME, "carl zöller"))).containsExactly("Carl Zoller");
        assertThat(found(text(ValueComparison.GREATER_OR_EQUAL, NAME, "BERT")))
                .containsExactly("Bert Anders", "Carl Zoller");
        assertThat(found(text(ValueComparison.NOT_EQUAL, NAME, "Bert Anders")))
                .containsExactly("Anna Zöller", "Carl Zoller");
    }

    @Test
    void looksAtCaseAndMarksAsTheFuzzyLevelSays() {
        assertThat(found(content(1, 0, "Zöl"))).containsExactly("Anna Zöller");
        assertThat(found(content(1, 0, "zöl"))).isEmpty();
        assertThat(found(content(1, 1, "zöl"))).containsExactly("Anna Zöller");
        assertThat(found(content(1, 3, "zol"))).containsExactly("Anna Zöller", "Carl Zoller");
        assertThat(found(content(2, 4, "ann"))).containsExactly("Anna Zöller");
        assertThat(found(content(0, 1, "bert anders"))).containsExactly("Bert Anders");
    }

    @Test
    void matchesEachOfSeveralValues() {
        assertThat(found(text(ValueComparison.EQUAL, PROXIES, "smtp:bert@example.test")))
                .containsExactly("Bert Anders");
        assertThat(found(text(ValueComparison.EQUAL, ONE_PROXY, "SMTP:bert@example.test")))
                .containsExactly("Bert Anders");
    }

    @Test
    void resolvesNamesInARestriction() {
        assertThat(found(text(ValueComparison.EQUAL, ANR, "zol"))).containsExactly("Anna Zöller", "Carl Zoller");
        assertThat(found(text(ValueComparison.EQUAL, ANR, "=bert"))).containsExactly("Bert Anders");
        assertThat(found(text(ValueComparison.EQUAL, ANR, "an"))).containsExactly("Anna Zöller", "Bert Anders");
    }

    @Test
    void knowsWhatAnObjectHas() {
        assertThat(found(new Restriction.Exist(TITLE))).containsExactly("Anna Zöller");
        assertThat(found(new Restriction.Not(new Restriction.Exist(TITLE))))
                .containsExactly("Bert Anders", "Carl Zoller");
    }

    @Test
    void evaluatesBitsSizesAndPairsOfProperties() {
        assertThat(found(new Restriction.Bitmask(0, DISPLAY_TYPE, 1))).hasSize(3);
        assertThat(found(new Restriction.Bitmask(1, DISPLAY_TYPE, 1))).isEmpty();
        assertThat(found(new Restriction.Size(ValueComparison.EQUAL, TITLE, 18)))
                .containsExactly("Anna Zöller");
        assertThat(found(new Restriction.CompareProperties(ValueComparison.EQUAL, NAME, new PropertyTag(0x3A20001F))))
                .hasSize(3);
    }

    @Test
    void stopsAtTheLimitAndSaysSo() {
        Matches matches = book.matches(table, new Restriction.Exist(NAME), 2);

        assertThat(matches.minimalIds()).hasSize(2);
        assertThat(matches.hasMore()).isTrue();
    }

    @Test
    void refusesWhatItCannotEvaluate() {
        Restriction exists = new Restriction.Exist(NAME);

        assertThatThrownBy(() -> found(new Restriction.Exist(PHOTO))).isInstanceOf(TooComplexException.class);
        assertThatThrownBy(() -> found(new Restriction.SubObject(NAME, exists)))
                .isInstanceOf(TooComplexException.class);
        assertThatThrownBy(() -> found(text(0x64, NAME, "x"))).isInstanceOf(TooComplexException.class);
        assertThatThrownBy(() -> found(new Restriction.Or(Collections.nCopies(600, exists))))
                .isInstanceOf(TooComplexException.class);
    }
}
