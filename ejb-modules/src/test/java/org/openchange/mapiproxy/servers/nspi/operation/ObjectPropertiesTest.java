/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.servers.nspi.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.idl.nspi.NspiGetIDsFromNamesRequest;
import org.openchange.mapiproxy.idl.nspi.NspiGetIDsFromNamesResponse;
import org.openchange.mapiproxy.idl.nspi.NspiGetNamesFromIDsRequest;
import org.openchange.mapiproxy.idl.nspi.NspiGetNamesFromIDsResponse;
import org.openchange.mapiproxy.idl.nspi.NspiGetPropListRequest;
import org.openchange.mapiproxy.idl.nspi.NspiGetPropListResponse;
import org.openchange.mapiproxy.idl.nspi.NspiGetPropsRequest;
import org.openchange.mapiproxy.idl.nspi.NspiGetPropsResponse;
import org.openchange.mapiproxy.idl.nspi.NspiQueryColumnsRequest;
import org.openchange.mapiproxy.idl.nspi.NspiQueryColumnsResponse;
import org.openchange.mapiproxy.idl.nspi.PropValUnion;
import org.openchange.mapiproxy.idl.nspi.PropertyName;
import org.openchange.mapiproxy.idl.nspi.PropertyTagArray;
import org.openchange.mapiproxy.idl.nspi.PropertyValue;
import org.openchange.mapiproxy.idl.nspi.Stat;
import org.openchange.mapiproxy.mapi.entryid.AddressBookEntryId;
import org.openchange.mapiproxy.servers.Requirement;
import org.openchange.mapiproxy.servers.nspi.value.PropertyMapper;
import org.openchange.mapiproxy.servers.nspi.value.ReturnCode;

class ObjectPropertiesTest {
    private final Office office = new Office();

    @Test
    @Requirement({
        "MS-OXNSPI_R905",
        "MS-OXNSPI_R911",
        "MS-OXNSPI_R912",
        "MS-OXNSPI_R913",
        "MS-OXNSPI_R915",
        "MS-OXNSPI_R886"
    })
    void returnsTheColumnsThatAreAskedForEvenTwice() {
        NspiGetPropsResponse response =
                props(at(office.celik.minimalId()), 0, 0x3001001FL, 0x39000003L, 0x3001001EL, 0x3001001FL);
        assertThat(response.returnValue()).isEqualTo(ReturnCode.SUCCESS.value());
        assertThat(response.ppRows().lpProps())
                .containsExactly(
                        new PropertyValue(0x3001001FL, 0, new PropValUnion.LpszW("Çelik")),
                        new PropertyValue(0x39000003L, 0, new PropValUnion.L(6)),
                        new PropertyValue(0x3001001EL, 0, new PropValUnion.LpszA("\u00C7elik")),
                        new PropertyValue(0x3001001FL, 0, new PropValUnion.LpszW("Çelik")));
    }

    @Test
    @Requirement({"MS-OXNSPI_R909", "MS-OXNSPI_R910"})
    void saysThatAColumnHasNoValue() {
        NspiGetPropsResponse response = props(at(office.dora.minimalId()), 0, 0x3001001FL, 0x3A00001FL);
        assertThat(response.returnValue()).isEqualTo(ReturnCode.ERRORS_RETURNED.value());
        assertThat(response.ppRows().lpProps().get(1).ulPropTag()).isEqualTo(0x3A00000AL);
    }

    @Test
    @Requirement({"MS-OXNSPI_R907", "MS-OXNSPI_R349", "MS-OXNSPI_R84", "MS-OXNSPI_R1985", "MS-OXNSPI_R2003005"})
    void returnsOnlyErrorsForAnObjectThatDoesNotExist() {
        for (long nobody : new long[] {0xDEAD, 0, 1, 2}) {
            NspiGetPropsResponse response = props(at(nobody).withContainerID(0xDEAD), 0, 0x3001001FL);
            assertThat(response.returnValue()).isEqualTo(ReturnCode.ERRORS_RETURNED.value());
            assertThat(response.ppRows().lpProps().get(0).ulPropTag()).isEqualTo(0x3001000AL);
        }
    }

    @Test
    @Requirement({"MS-OXNSPI_R873", "MS-OXNSPI_R877"})
    void refuses8BitStringsWhereTheClientHasNoCodePage() {
        Stat unicode = at(office.anna.minimalId()).withCodePage(1200);
        assertThat(props(unicode, 0, 0x3001001FL).returnValue()).isEqualTo(ReturnCode.SUCCESS.value());
        assertThat(props(unicode, 0, 0x3001001FL, 0x3001001EL))
                .isEqualTo(new NspiGetPropsResponse(null, ReturnCode.INVALID_CODEPAGE.value()));
    }

    @Test
    @Requirement({"MS-OXNSPI_R888", "MS-OXNSPI_R1693", "MS-OXNSPI_R894"})
    void returnsAllThatAnObjectHasWhereTheClientNamesNothing() {
        assertThat(tags(props(at(office.anna.minimalId()), null, 0)))
                .containsExactlyInAnyOrder(
                        0x0FFE0003L, 0x0FFF0102L, 0x3001001EL, 0x39000003L, 0x3A00001EL, 0xFFFD0003L, 0x800E000AL);
        assertThat(tags(props(at(office.anna.minimalId()), null, RowFormat.SKIP_OBJECTS)))
                .doesNotContain(0x800E000AL, 0x800E000DL);
        assertThat(tags(props(at(office.anna.minimalId()).withCodePage(1200), null, RowFormat.SKIP_OBJECTS)))
                .contains(0x3001001FL);
        assertThat(props(at(0xDEAD), null, 0).returnValue()).isEqualTo(ReturnCode.NOT_FOUND.value());
    }

    @Test
    @Requirement({
        "MS-OXNSPI_R840",
        "MS-OXNSPI_R848",
        "MS-OXNSPI_R852",
        "MS-OXNSPI_R855",
        "MS-OXNSPI_R858",
        "MS-OXNSPI_R831",
        "MS-OXNSPI_R1924"
    })
    void listsThePropertiesOfAnObjectWithTextIn8Bits() {
        assertThat(propList(RowFormat.SKIP_OBJECTS | 0xF0, office.everybody.minimalId())
                        .ppPropTags()
                        .aulPropTag())
                .contains(0x3001001EL)
                .doesNotContain(0x3001001FL, 0x8009000DL);
        assertThat(propList(0, office.everybody.minimalId()).ppPropTags().aulPropTag())
                .contains(0x8009000DL);
        assertThat(propList(0, 0xDEAD)).isEqualTo(new NspiGetPropListResponse(null, ReturnCode.NOT_FOUND.value()));
    }

    @Test
    @Requirement({
        "MS-OXNSPI_R820",
        "MS-OXNSPI_R822",
        "MS-OXNSPI_R824",
        "MS-OXNSPI_R827",
        "MS-OXNSPI_R805",
        "MS-OXNSPI_R1922",
        "MS-OXNSPI_R807",
        "MS-OXNSPI_R1923"
    })
    void listsAllPropertiesThatTheServerKnows() {
        assertThat(columns(0x80000000L)).contains(0x3001001FL, 0x8009000DL).doesNotContain(0x3001001EL);
        assertThat(columns(0x7FFFFFFFL)).contains(0x3001001EL, 0x8009000DL).doesNotContain(0x3001001FL);
    }

    @Test
    void namesPropertiesOfTheDirectoryByTheirIdentifiers() {
        NspiGetNamesFromIDsResponse response =
                (NspiGetNamesFromIDsResponse) office.perform(new NspiGetNamesFromIDsRequest(
                        Office.HANDLE, 0, null, Office.tags(0x8009000DL, 0x3001001FL, 0x9999001FL)));
        assertThat(response.returnValue()).isEqualTo(ReturnCode.ERRORS_RETURNED.value());
        assertThat(response.ppReturnedPropTags().aulPropTag()).containsExactly(0x8009000DL, 0x3001000AL, 0x9999000AL);
        assertThat(response.ppNames().aNames().get(0).lID()).isEqualTo(0x8009);

        NspiGetNamesFromIDsResponse all = (NspiGetNamesFromIDsResponse)
                office.perform(new NspiGetNamesFromIDsRequest(Office.HANDLE, 0, null, null));
        assertThat(all.returnValue()).isEqualTo(ReturnCode.SUCCESS.value());
        assertThat(all.ppReturnedPropTags().aulPropTag()).contains(0x8005000DL, 0x8009000DL, 0x800E000DL);
    }

    @Test
    void findsPropertiesByTheirNamesAndMakesNone() {
        var ours = PropertyMapper.flatUid(AddressBookEntryId.PROVIDER);
        var foreign = PropertyMapper.flatUid(Office.SERVER);
        List<PropertyName> names = List.of(
                new PropertyName(ours, 0, 0x8009),
                new PropertyName(foreign, 0, 0x8009),
                new PropertyName(ours, 0, 0x9999),
                new PropertyName(ours, 0, 0x3001));
        NspiGetIDsFromNamesResponse response =
                (NspiGetIDsFromNamesResponse) office.perform(NspiGetIDsFromNamesRequest.of(Office.HANDLE, 0, 2, names));
        assertThat(response.returnValue()).isEqualTo(ReturnCode.ERRORS_RETURNED.value());
        assertThat(response.ppPropTags().aulPropTag()).containsExactly(0x8009000DL, 0x000AL, 0x000AL, 0x000AL);
    }

    private static Stat at(long object) {
        return Office.stat().withCurrentRec(object);
    }

    private static List<Long> tags(NspiGetPropsResponse response) {
        return response.ppRows().lpProps().stream()
                .map(PropertyValue::ulPropTag)
                .toList();
    }

    private NspiGetPropsResponse props(Stat stat, long flags, long... tags) {
        return props(stat, Office.tags(tags), flags);
    }

    private NspiGetPropsResponse props(Stat stat, PropertyTagArray tags, long flags) {
        return (NspiGetPropsResponse) office.perform(new NspiGetPropsRequest(Office.HANDLE, flags, stat, tags));
    }

    private NspiGetPropListResponse propList(long flags, long object) {
        return (NspiGetPropListResponse) office.perform(new NspiGetPropListRequest(Office.HANDLE, flags, object, 1252));
    }

    private List<Long> columns(long flags) {
        NspiQueryColumnsResponse response =
                (NspiQueryColumnsResponse) office.perform(new NspiQueryColumnsRequest(Office.HANDLE, 9, flags));
        return response.ppColumns().aulPropTag();
    }
}
