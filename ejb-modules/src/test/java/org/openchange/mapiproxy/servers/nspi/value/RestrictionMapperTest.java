/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.servers.nspi.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.idl.nspi.AndRestriction;
import org.openchange.mapiproxy.idl.nspi.BitMaskRestriction;
import org.openchange.mapiproxy.idl.nspi.ComparePropsRestriction;
import org.openchange.mapiproxy.idl.nspi.ContentRestriction;
import org.openchange.mapiproxy.idl.nspi.ExistRestriction;
import org.openchange.mapiproxy.idl.nspi.NotRestriction;
import org.openchange.mapiproxy.idl.nspi.PropValUnion;
import org.openchange.mapiproxy.idl.nspi.PropertyRestriction;
import org.openchange.mapiproxy.idl.nspi.PropertyValue;
import org.openchange.mapiproxy.idl.nspi.Restriction;
import org.openchange.mapiproxy.idl.nspi.RestrictionUnion;
import org.openchange.mapiproxy.idl.nspi.SizeRestriction;
import org.openchange.mapiproxy.idl.nspi.SubRestriction;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.mapi.TaggedPropertyValue;
import org.openchange.mapiproxy.servers.Requirement;

class RestrictionMapperTest {
    private static final ClientValues LATIN = new ClientValues(CodePage.numbered(1252));
    private static final PropertyValue NAME = new PropertyValue(0x3001001EL, 0, new PropValUnion.LpszA("J\u00FCrgen"));
    private static final TaggedPropertyValue MAPPED_NAME = new TaggedPropertyValue(
            new PropertyTag(0x3001001F), new org.openchange.mapiproxy.mapi.PropertyValue.Unicode("Jürgen"));

    @Test
    @Requirement({"MS-OXNSPI_R1908", "MS-OXNSPI_R1909", "MS-OXNSPI_R1910", "MS-OXNSPI_R1912", "MS-OXNSPI_R1914"})
    void mapsEachKindAndTurnsTextIntoUnicode() throws NspiException {
        Restriction name = of(4, new RestrictionUnion.ResProperty(new PropertyRestriction(4, 0x3001001EL, NAME)));
        Restriction exist = of(8, new RestrictionUnion.ResExist(new ExistRestriction(0, 0x800F101EL, 0)));
        Restriction not = of(2, new RestrictionUnion.ResNot(new NotRestriction(exist)));
        Restriction both = of(0, new RestrictionUnion.ResAnd(AndRestriction.of(List.of(name, not))));
        Restriction either = of(1, new RestrictionUnion.ResOr(AndRestriction.of(List.of(both, exist))));

        var mapped = RestrictionMapper.map(either, LATIN);

        var mappedName =
                new org.openchange.mapiproxy.mapi.Restriction.Property(4, new PropertyTag(0x3001001F), MAPPED_NAME);
        var mappedExist = new org.openchange.mapiproxy.mapi.Restriction.Exist(new PropertyTag(0x800F101F));
        assertThat(mapped)
                .isEqualTo(new org.openchange.mapiproxy.mapi.Restriction.Or(List.of(
                        new org.openchange.mapiproxy.mapi.Restriction.And(
                                List.of(mappedName, new org.openchange.mapiproxy.mapi.Restriction.Not(mappedExist))),
                        mappedExist)));
    }

    @Test
    @Requirement("MS-OXNSPI_R1911")
    void takesAFuzzyLevelApart() throws NspiException {
        Restriction content =
                of(3, new RestrictionUnion.ResContent(new ContentRestriction(0x0001_0002L, 0x3001001EL, NAME)));
        assertThat(RestrictionMapper.map(content, LATIN))
                .isEqualTo(new org.openchange.mapiproxy.mapi.Restriction.Content(
                        2, 1, new PropertyTag(0x3001001F), MAPPED_NAME));
    }

    @Test
    void mapsTheKindsThatOnlyTheOlderSpecificationHas() throws NspiException {
        assertThat(RestrictionMapper.map(
                        of(6, new RestrictionUnion.ResBitMask(new BitMaskRestriction(1, 0x39000003L, 6))), LATIN))
                .isEqualTo(new org.openchange.mapiproxy.mapi.Restriction.Bitmask(1, new PropertyTag(0x39000003), 6));
        assertThat(RestrictionMapper.map(
                        of(7, new RestrictionUnion.ResSize(new SizeRestriction(2, 0x3001001EL, 5))), LATIN))
                .isEqualTo(new org.openchange.mapiproxy.mapi.Restriction.Size(2, new PropertyTag(0x3001001F), 5));
        assertThat(RestrictionMapper.map(
                        of(
                                5,
                                new RestrictionUnion.ResCompareProps(
                                        new ComparePropsRestriction(4, 0x3001001EL, 0x3A20001FL))),
                        LATIN))
                .isEqualTo(new org.openchange.mapiproxy.mapi.Restriction.CompareProperties(
                        4, new PropertyTag(0x3001001F), new PropertyTag(0x3A20001F)));
    }

    @Test
    @Requirement("MS-OXNSPI_R1125")
    void refusesWhatIsTooComplex() {
        Restriction exist = of(8, new RestrictionUnion.ResExist(new ExistRestriction(0, 0x3001001FL, 0)));
        Restriction many = of(
                1, new RestrictionUnion.ResOr(AndRestriction.of(Collections.nCopies(RestrictionMapper.MOST, exist))));
        assertRefused(many, ReturnCode.TOO_COMPLEX);
        assertRefused(
                of(9, new RestrictionUnion.ResSubRestriction(new SubRestriction(0x0E12000DL, exist))),
                ReturnCode.TOO_COMPLEX);
    }

    @Test
    void refusesPartsThatAreNull() {
        assertRefused(of(2, new RestrictionUnion.ResNot(new NotRestriction(null))), ReturnCode.INVALID_PARAMETER);
        assertRefused(
                of(4, new RestrictionUnion.ResProperty(new PropertyRestriction(4, 0x3001001EL, null))),
                ReturnCode.INVALID_PARAMETER);
        assertRefused(
                of(
                        4,
                        new RestrictionUnion.ResProperty(new PropertyRestriction(
                                4, 0x3001001EL, new PropertyValue(0x3001001EL, 0, new PropValUnion.LpszA(null))))),
                ReturnCode.INVALID_PARAMETER);
    }

    private static void assertRefused(Restriction restriction, ReturnCode code) {
        assertThatThrownBy(() -> RestrictionMapper.map(restriction, LATIN))
                .isInstanceOfSatisfying(
                        NspiException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private static Restriction of(long type, RestrictionUnion union) {
        return new Restriction(type, union);
    }
}
