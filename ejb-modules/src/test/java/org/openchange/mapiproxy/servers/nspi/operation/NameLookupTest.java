/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.servers.nspi.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.idl.nspi.NspiDNToMIdRequest;
import org.openchange.mapiproxy.idl.nspi.NspiDNToMIdResponse;
import org.openchange.mapiproxy.idl.nspi.NspiResolveNamesRequest;
import org.openchange.mapiproxy.idl.nspi.NspiResolveNamesResponse;
import org.openchange.mapiproxy.idl.nspi.NspiResolveNamesWRequest;
import org.openchange.mapiproxy.idl.nspi.NspiResolveNamesWResponse;
import org.openchange.mapiproxy.idl.nspi.PropertyTagArray;
import org.openchange.mapiproxy.idl.nspi.Stat;
import org.openchange.mapiproxy.idl.nspi.StringsArray;
import org.openchange.mapiproxy.idl.nspi.WStringsArray;
import org.openchange.mapiproxy.persistence.addressbook.DisplayType;
import org.openchange.mapiproxy.servers.Requirement;
import org.openchange.mapiproxy.servers.nspi.value.ReturnCode;

class NameLookupTest {
    private static final PropertyTagArray NAME = Office.tags(0x3001001FL);

    private final Office office = new Office();

    @Test
    @Requirement({
        "MS-OXNSPI_R1260",
        "MS-OXNSPI_R1262",
        "MS-OXNSPI_R1263",
        "MS-OXNSPI_R1264",
        "MS-OXNSPI_R1266",
        "MS-OXNSPI_R1246",
        "MS-OXNSPI_R1700"
    })
    void findsObjectsAndContainersByTheirDistinguishedNames() {
        NspiDNToMIdResponse response = dnToMId(
                "/o=Example/ou=Group/cn=Recipients/cn=ANNA",
                "/o=Other/ou=Group/cn=Recipients/cn=anna",
                null,
                office.book.container(Office.BERLIN).orElseThrow().dn(),
                "/",
                "");
        assertThat(response.ppOutMIds().aulPropTag())
                .containsExactly((long) office.anna.minimalId(), 0L, 0L, (long) Office.BERLIN, 0L, 0L);
    }

    @Test
    @Requirement("MS-OXNSPI_R1255")
    void refusesMoreNamesThanAnybodyAsksFor() {
        String[] names = Collections.nCopies(10_001, "/o=x").toArray(String[]::new);
        assertThat(dnToMId(names)).isEqualTo(new NspiDNToMIdResponse(null, ReturnCode.OUT_OF_RESOURCES.value()));
    }

    @Test
    @Requirement({
        "MS-OXNSPI_R1425",
        "MS-OXNSPI_R1426",
        "MS-OXNSPI_R1428",
        "MS-OXNSPI_R1430",
        "MS-OXNSPI_R1443",
        "MS-OXNSPI_R618",
        "MS-OXNSPI_R620",
        "MS-OXNSPI_R622",
        "MS-OXNSPI_R623",
        "MS-OXNSPI_R624",
        "MS-OXNSPI_R1650"
    })
    void resolvesNamesOneByOneAndReturnsRowsOfThoseThatAreClear() {
        office.book.add(DisplayType.MAIL_USER, "annika", "Annika");
        NspiResolveNamesWResponse response =
                resolve(0, Office.stat(), NAME, "dora", "ann", "zoe", null, "", " ", "Çel");
        assertThat(response.ppMIds().aulPropTag()).containsExactly(2L, 1L, 0L, 0L, 0L, 0L, 2L);
        assertThat(Office.names(response.ppRows().aRow())).containsExactly("Dora", "Çelik");
        assertThat(response.returnValue()).isEqualTo(ReturnCode.SUCCESS.value());
    }

    @Test
    @Requirement({
        "MS-OXNSPI_R1350",
        "MS-OXNSPI_R1374",
        "MS-OXNSPI_R1375",
        "MS-OXNSPI_R1377",
        "MS-OXNSPI_R1379",
        "MS-OXNSPI_R1392"
    })
    void resolves8BitNamesInTheClientsCodePage() {
        NspiResolveNamesResponse response = (NspiResolveNamesResponse) office.perform(new NspiResolveNamesRequest(
                Office.HANDLE,
                0,
                Office.stat().withCodePage(850),
                null,
                StringsArray.of(Arrays.asList("\u0080el", null))));
        assertThat(response.ppMIds().aulPropTag()).containsExactly(2L, 0L);
        assertThat(response.ppRows().aRow().get(0).lpProps()).hasSize(7);
        assertThat(Office.text(response.ppRows().aRow().get(0), 3)).isEqualTo("\u0080elik");
    }

    @Test
    void looksOnlyIntoTheContainerOfTheStat() {
        Stat berlin = Office.stat().withContainerID(Office.BERLIN);
        assertThat(resolve(0, berlin, NAME, "anna", "dora").ppMIds().aulPropTag())
                .containsExactly(0L, 2L);
    }

    @Test
    @Requirement({"MS-OXNSPI_R1410", "MS-OXNSPI_R1414", "MS-OXNSPI_R1418", "MS-OXNSPI_R1761", "MS-OXNSPI_R1423"})
    void refusesWhatTheSpecificationForbids() {
        assertThat(resolve(1, Office.stat(), NAME, "a"))
                .isEqualTo(new NspiResolveNamesWResponse(null, null, ReturnCode.INVALID_PARAMETER.value()));
        assertThat(resolve(0, Office.stat().withCodePage(1200), NAME, "a").returnValue())
                .isEqualTo(ReturnCode.INVALID_CODEPAGE.value());
        assertThat(resolve(0, Office.stat().withContainerID(5), NAME, "a").returnValue())
                .isEqualTo(ReturnCode.INVALID_BOOKMARK.value());
    }

    @Test
    @Requirement({"MS-OXNSPI_R1359", "MS-OXNSPI_R1363", "MS-OXNSPI_R1367", "MS-OXNSPI_R1760", "MS-OXNSPI_R1372"})
    void refusesTheSameOf8BitNames() {
        assertThat(resolve8(1, Office.stat()))
                .isEqualTo(new NspiResolveNamesResponse(null, null, ReturnCode.INVALID_PARAMETER.value()));
        assertThat(resolve8(0, Office.stat().withCodePage(1200)).returnValue())
                .isEqualTo(ReturnCode.INVALID_CODEPAGE.value());
        assertThat(resolve8(0, Office.stat().withContainerID(5)).returnValue())
                .isEqualTo(ReturnCode.INVALID_BOOKMARK.value());
    }

    private NspiDNToMIdResponse dnToMId(String... names) {
        return (NspiDNToMIdResponse)
                office.perform(new NspiDNToMIdRequest(Office.HANDLE, 8, StringsArray.of(Arrays.asList(names))));
    }

    private NspiResolveNamesWResponse resolve(long reserved, Stat stat, PropertyTagArray tags, String... names) {
        return (NspiResolveNamesWResponse) office.perform(new NspiResolveNamesWRequest(
                Office.HANDLE, reserved, stat, tags, WStringsArray.of(Arrays.asList(names))));
    }

    private NspiResolveNamesResponse resolve8(long reserved, Stat stat) {
        return (NspiResolveNamesResponse) office.perform(new NspiResolveNamesRequest(
                Office.HANDLE, reserved, stat, NAME, StringsArray.of(java.util.List.of("a"))));
    }
}
