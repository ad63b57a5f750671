/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.servers.nspi.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.idl.nspi.ExistRestriction;
import org.openchange.mapiproxy.idl.nspi.NspiGetMatchesRequest;
import org.openchange.mapiproxy.idl.nspi.NspiGetMatchesResponse;
import org.openchange.mapiproxy.idl.nspi.NspiResortRestrictionRequest;
import org.openchange.mapiproxy.idl.nspi.NspiResortRestrictionResponse;
import org.openchange.mapiproxy.idl.nspi.PropValUnion;
import org.openchange.mapiproxy.idl.nspi.PropertyName;
import org.openchange.mapiproxy.idl.nspi.PropertyRestriction;
import org.openchange.mapiproxy.idl.nspi.PropertyTagArray;
import org.openchange.mapiproxy.idl.nspi.PropertyValue;
import org.openchange.mapiproxy.idl.nspi.Restriction;
import org.openchange.mapiproxy.idl.nspi.RestrictionUnion;
import org.openchange.mapiproxy.idl.nspi.SizeRestriction;
import org.openchange.mapiproxy.idl.nspi.Stat;
import org.openchange.mapiproxy.mapi.entryid.AddressBookEntryId;
import org.openchange.mapiproxy.servers.Requirement;
import org.openchange.mapiproxy.servers.nspi.value.Lists;
import org.openchange.mapiproxy.servers.nspi.value.PropertyMapper;
import org.openchange.mapiproxy.servers.nspi.value.ReturnCode;

class MatchingTest {
    private static final PropertyTagArray NAME = Office.tags(0x3001001FL);
    private static final long MEMBER = 0x8009000DL;
    private static final Restriction HAS_NAME =
            new Restriction(8, new RestrictionUnion.ResExist(new ExistRestriction(0, 0x3001001FL, 0)));

    private final Office office = new Office();

    @Test
    @Requirement({
        "MS-OXNSPI_R1127", "MS-OXNSPI_R1128", "MS-OXNSPI_R1146", "MS-OXNSPI_R1147", "MS-OXNSPI_R1154",
                "MS-OXNSPI_R1155",
        "MS-OXNSPI_R1165", "MS-OXNSPI_R1167", "MS-OXNSPI_R509", "MS-OXNSPI_R510", "MS-OXNSPI_R1084", "MS-OXNSPI_R1899"
    })
    void findsTheObjectsForWhichAFilterHolds() {
        Restriction mailUsers = new Restriction(
                4,
                new RestrictionUnion.ResProperty(new PropertyRestriction(
                        4, 0x39000003L, new PropertyValue(0x39000003L, 0, new PropValUnion.L(0)))));
        Stat stat = Office.stat().withCurrentRec(office.bert.minimalId());
        NspiGetMatchesResponse response = matches(0, stat, mailUsers, null, 99, NAME);
        assertThat(Office.names(response.ppRows().aRow())).containsExactly("Anna", "bert", "Dora");
        assertThat(response.ppOutMIds())
                .isEqualTo(Lists.ofMinimalIds(
                        new int[] {office.anna.minimalId(), office.bert.minimalId(), office.dora.minimalId()}));
        assertThat(response.pStat()).isEqualTo(stat.withContainerID(office.bert.minimalId()));
    }

    @Test
    void returnsNoRowsToThoseWhoNameNoColumns() {
        NspiGetMatchesResponse response = matches(0, Office.stat(), HAS_NAME, null, 99, null);
        assertThat(response.ppRows()).isNull();
        assertThat(response.ppOutMIds().aulPropTag()).hasSize(5);
    }

    @Test
    @Requirement({"MS-OXNSPI_R1149", "MS-OXNSPI_R1635", "MS-OXNSPI_R1756", "MS-OXNSPI_R1636"})
    void refusesMoreRowsThanWereAskedFor() {
        assertThat(matches(0, Office.stat(), HAS_NAME, null, 4, NAME))
                .isEqualTo(new NspiGetMatchesResponse(Office.stat(), null, null, ReturnCode.TABLE_TOO_BIG.value()));
        assertThat(matches(0, Office.stat(), HAS_NAME, null, 5, NAME).returnValue())
                .isEqualTo(ReturnCode.SUCCESS.value());
    }

    @Test
    @Requirement({"MS-OXNSPI_R1101", "MS-OXNSPI_R1105", "MS-OXNSPI_R1109", "MS-OXNSPI_R1122", "MS-OXNSPI_R1125"})
    void refusesWhatTheSpecificationForbids() {
        assertRefused(
                matches(0, Office.stat().withCodePage(1200), HAS_NAME, null, 9, null), ReturnCode.INVALID_CODEPAGE);
        assertRefused(
                matches(0, Office.stat().withSortType(0x3E8), HAS_NAME, null, 9, null), ReturnCode.GENERAL_FAILURE);
        assertRefused(matches(1, Office.stat(), HAS_NAME, null, 9, null), ReturnCode.INVALID_PARAMETER);
        assertRefused(
                matches(0, Office.stat().withContainerID(7), HAS_NAME, null, 9, null), ReturnCode.INVALID_BOOKMARK);
        Restriction size = new Restriction(7, new RestrictionUnion.ResSize(new SizeRestriction(2, 0x3001001FL, 5)));
        assertRefused(matches(0, Office.stat(), size, null, 9, null), ReturnCode.TOO_COMPLEX);
    }

    @Test
    @Requirement({
        "MS-OXNSPI_R1130",
        "MS-OXNSPI_R1131",
        "MS-OXNSPI_R1132",
        "MS-OXNSPI_R1135",
        "MS-OXNSPI_R1142",
        "MS-OXNSPI_R1143",
        "MS-OXNSPI_R1144",
        "MS-OXNSPI_R1145",
        "MS-OXNSPI_R513"
    })
    void opensThePropertyThatLeadsToOthers() {
        Stat stat = property(office.everybody.minimalId(), MEMBER).withDelta(5);
        NspiGetMatchesResponse response = matches(0, stat, null, null, 99, NAME);
        assertThat(Office.names(response.ppRows().aRow())).containsExactly("Anna", "bert", "Dora");
        assertThat(response.pStat()).isEqualTo(stat.withContainerID(office.everybody.minimalId()));
    }

    @Test
    @Requirement("MS-OXNSPI_R1134")
    void opensAPropertyByItsName() {
        PropertyName name = new PropertyName(PropertyMapper.flatUid(AddressBookEntryId.PROVIDER), 0, 0x8009);
        NspiGetMatchesResponse response = matches(0, property(office.everybody.minimalId(), 0), null, name, 99, NAME);
        assertThat(response.ppRows().aRow()).hasSize(3);
    }

    @Test
    void opensAPropertyThatLeadsNowhere() {
        NspiGetMatchesResponse response =
                matches(0, property(office.dora.minimalId(), 0x800E000DL), null, null, 99, NAME);
        assertThat(response.returnValue()).isEqualTo(ReturnCode.SUCCESS.value());
        assertThat(response.ppOutMIds().aulPropTag()).isEmpty();
    }

    @Test
    @Requirement({"MS-OXNSPI_R1138", "MS-OXNSPI_R1139", "MS-OXNSPI_R1140", "MS-OXNSPI_R1149", "MS-OXNSPI_R517"})
    void refusesPropertiesThatLeadToNoObjects() {
        assertRefused(matches(0, property(0xDEAD, MEMBER), null, null, 9, null), ReturnCode.GENERAL_FAILURE);
        assertRefused(
                matches(0, property(office.anna.minimalId(), 0x3001001FL), null, null, 9, null),
                ReturnCode.NOT_SUPPORTED);
        Stat writable = property(office.anna.minimalId(), 0x800E000DL).withSortType(0x3E9);
        assertRefused(matches(0, writable, null, null, 9, null), ReturnCode.NOT_SUPPORTED);
        assertRefused(
                matches(0, property(office.everybody.minimalId(), MEMBER), null, null, 2, null),
                ReturnCode.TABLE_TOO_BIG);
    }

    @Test
    void opensAWritableTableWhereMembersCanBeChanged() {
        Stat writable = property(office.everybody.minimalId(), MEMBER).withSortType(0x3E9);
        assertThat(matches(0, writable, null, null, 9, null).ppOutMIds().aulPropTag())
                .hasSize(3);
    }

    @Test
    @Requirement({
        "MS-OXNSPI_R1196", "MS-OXNSPI_R1197", "MS-OXNSPI_R1198", "MS-OXNSPI_R1199", "MS-OXNSPI_R1201",
                "MS-OXNSPI_R1204",
        "MS-OXNSPI_R1207", "MS-OXNSPI_R1209", "MS-OXNSPI_R1171", "MS-OXNSPI_R1915", "MS-OXNSPI_R1869", "MS-OXNSPI_R1870"
    })
    void sortsAListOfObjectsAndLeavesOutWhatIsNone() {
        int[] unsorted = {office.everybody.minimalId(), 0xDEAD, office.bert.minimalId(), office.anna.minimalId()};
        Stat stat = Office.stat().withCurrentRec(office.bert.minimalId()).withNumPos(9);
        NspiResortRestrictionResponse response = resort(stat, unsorted);
        assertThat(response.ppOutMIds())
                .isEqualTo(Lists.ofMinimalIds(
                        new int[] {office.anna.minimalId(), office.bert.minimalId(), office.everybody.minimalId()}));
        assertThat(response.pStat()).isEqualTo(stat.withTotalRecs(3));
    }

    @Test
    @Requirement({"MS-OXNSPI_R1205", "MS-OXNSPI_R1759"})
    void goesToTheBeginningWhenTheCurrentRowIsNotInTheList() {
        Stat stat = Office.stat().withCurrentRec(office.dora.minimalId()).withNumPos(9);
        assertThat(resort(stat, new int[] {office.anna.minimalId()}).pStat())
                .isEqualTo(stat.withTotalRecs(1).withCurrentRec(0).withNumPos(0));
    }

    @Test
    @Requirement({
        "MS-OXNSPI_R1181",
        "MS-OXNSPI_R1185",
        "MS-OXNSPI_R1189",
        "MS-OXNSPI_R1757",
        "MS-OXNSPI_R1194",
        "MS-OXNSPI_R1194001"
    })
    void sortsByDisplayNameOnly() {
        int[] one = {office.anna.minimalId()};
        Stat phonetic = Office.stat().withSortType(3);
        assertThat(resort(phonetic, one))
                .isEqualTo(new NspiResortRestrictionResponse(phonetic, null, ReturnCode.GENERAL_FAILURE.value()));
        assertThat(resort(Office.stat().withCodePage(1200), one).returnValue())
                .isEqualTo(ReturnCode.INVALID_CODEPAGE.value());
    }

    private static void assertRefused(NspiGetMatchesResponse response, ReturnCode code) {
        assertThat(response.returnValue()).isEqualTo(code.value());
        assertThat(response.ppOutMIds()).isNull();
        assertThat(response.ppRows()).isNull();
    }

    private static Stat property(long object, long tag) {
        return Office.stat().withCurrentRec(object).withContainerID(tag);
    }

    private NspiGetMatchesResponse matches(
            long reserved, Stat stat, Restriction filter, PropertyName name, long requested, PropertyTagArray tags) {
        return (NspiGetMatchesResponse) office.perform(
                new NspiGetMatchesRequest(Office.HANDLE, reserved, stat, null, 77, filter, name, requested, tags));
    }

    private NspiResortRestrictionResponse resort(Stat stat, int[] objects) {
        PropertyTagArray ignored = PropertyTagArray.of(List.of(1L));
        return (NspiResortRestrictionResponse) office.perform(
                new NspiResortRestrictionRequest(Office.HANDLE, 3, stat, Lists.ofMinimalIds(objects), ignored));
    }
}
