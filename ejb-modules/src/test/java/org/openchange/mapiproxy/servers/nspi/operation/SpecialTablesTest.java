/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.servers.nspi.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.idl.nspi.NspiGetSpecialTableRequest;
import org.openchange.mapiproxy.idl.nspi.NspiGetSpecialTableResponse;
import org.openchange.mapiproxy.idl.nspi.NspiGetTemplateInfoRequest;
import org.openchange.mapiproxy.idl.nspi.NspiGetTemplateInfoResponse;
import org.openchange.mapiproxy.idl.nspi.PropValUnion;
import org.openchange.mapiproxy.idl.nspi.PropertyRow;
import org.openchange.mapiproxy.idl.nspi.PropertyValue;
import org.openchange.mapiproxy.idl.nspi.Stat;
import org.openchange.mapiproxy.mapi.entryid.AddressBookEntryId;
import org.openchange.mapiproxy.mapi.entryid.EntryId;
import org.openchange.mapiproxy.persistence.addressbook.AddressBookContainer;
import org.openchange.mapiproxy.servers.Requirement;
import org.openchange.mapiproxy.servers.nspi.value.ReturnCode;
import org.openchange.mapiproxy.wire.WireReader;

class SpecialTablesTest {
    private final Office office = new Office();

    @Test
    @Requirement({
        "MS-OXNSPI_R1863",
        "MS-OXNSPI_R1864",
        "MS-OXNSPI_R1865",
        "MS-OXNSPI_R1866",
        "MS-OXNSPI_R760",
        "MS-OXNSPI_R765",
        "MS-OXNSPI_R767",
        "MS-OXNSPI_R743",
        "MS-OXNSPI_R1998",
        "MS-OXNSPI_R520"
    })
    void listsContainersWithTheColumnsInTheirOrder() {
        office.book.addContainer(0x2000, "Kreuzberg", OptionalInt.of(Office.BERLIN));
        List<PropertyRow> rows =
                table(SpecialTables.UNICODE_STRINGS, Office.stat()).ppRows().aRow();
        assertThat(rows).hasSize(3);
        assertThat(tags(rows.get(0)))
                .containsExactly(0x0FFF0102L, 0x36000003L, 0x30050003L, 0xFFFD0003L, 0x3001001FL, 0xFFFB000BL);
        assertThat(tags(rows.get(2)))
                .containsExactly(
                        0x0FFF0102L, 0x36000003L, 0x30050003L, 0xFFFD0003L, 0x3001001FL, 0xFFFB000BL, 0xFFFC0102L);
        AddressBookContainer berlin = office.book.container(Office.BERLIN).orElseThrow();
        assertThat(entryId(rows.get(0), 0)).isEqualTo(new AddressBookEntryId(0, 1, 0x100, "/"));
        assertThat(entryId(rows.get(1), 0)).isEqualTo(new AddressBookEntryId(0, 1, 0x100, berlin.dn()));
        assertThat(entryId(rows.get(2), 6)).isEqualTo(entryId(rows.get(1), 0));
        assertThat(rows.get(2).lpProps().get(2).value()).isEqualTo(new PropValUnion.L(1));
        assertThat(rows.get(1).lpProps().get(3).value()).isEqualTo(new PropValUnion.L(Office.BERLIN));
        assertThat(Office.text(rows.get(2), 4)).isEqualTo("Kreuzberg");
    }

    @Test
    @Requirement({"MS-OXNSPI_R762", "MS-OXNSPI_R1933", "MS-OXNSPI_R1967"})
    void writesNamesOfContainersInTheClientsCodePage() {
        office.book.addContainer(0x2000, "Köpenick", OptionalInt.empty());
        PropertyRow row =
                table(0, Office.stat().withCodePage(850)).ppRows().aRow().get(2);
        assertThat(row.lpProps().get(4).value()).isEqualTo(new PropValUnion.LpszA("K\u0094penick"));
    }

    @Test
    @Requirement({"MS-OXNSPI_R732", "MS-OXNSPI_R736"})
    void refuses8BitNamesWithoutACodePage() {
        Stat unicode = Office.stat().withCodePage(1200);
        assertThat(table(0, unicode))
                .isEqualTo(new NspiGetSpecialTableResponse(17, null, ReturnCode.INVALID_CODEPAGE.value()));
        assertThat(table(4, unicode).returnValue()).isEqualTo(ReturnCode.SUCCESS.value());
        assertThat(table(2, unicode).returnValue()).isEqualTo(ReturnCode.SUCCESS.value());
    }

    @Test
    @Requirement({"MS-OXNSPI_R748001", "MS-OXNSPI_R750001", "MS-OXNSPI_R721", "MS-OXNSPI_R1740"})
    void neitherLooksAtTheVersionNorChangesIt() {
        NspiGetSpecialTableResponse response = table(0xFFFF_FFF8L | 4, Office.stat());
        assertThat(response.lpVersion()).isEqualTo(17);
        assertThat(response.ppRows().aRow()).hasSize(2);
    }

    @Test
    @Requirement({"MS-OXNSPI_R741", "MS-OXNSPI_R752", "MS-OXNSPI_R61", "MS-OXNSPI_R1996", "MS-OXNSPI_R521"})
    void listsTemplatesForNewAddressesInTheClientsLanguage() {
        PropertyRow english = creation(0x409).get(0);
        PropertyRow german = creation(0x407).get(0);
        assertThat(tags(english))
                .containsExactly(
                        0x3001001EL, 0x3002001EL, 0x39000003L, 0x30050003L, 0x3609000BL, 0x0FF60102L, 0x0FFF0102L);
        assertThat(Office.text(english, 0)).isEqualTo("Internet Address");
        assertThat(Office.text(german, 0)).isEqualTo("Internetadresse");
        assertThat(Office.text(german, 1)).isEqualTo("SMTP");
        assertThat(entryId(german, 6))
                .isEqualTo(new AddressBookEntryId(
                        0, 1, 0x102, "/o=Example/cn=addressing/cn=address-templates/cn=407/cn=SMTP"));
    }

    @Test
    @Requirement({"MS-OXNSPI_R757", "MS-OXNSPI_R758"})
    void hasNoTemplatesForALanguageThatDoesNotExist() {
        NspiGetSpecialTableResponse response = table(2, Office.stat().withTemplateLocale(0xFFFF));
        assertThat(response.returnValue()).isEqualTo(ReturnCode.SUCCESS.value());
        assertThat(response.ppRows().aRow()).isEmpty();
    }

    @Test
    @Requirement({
        "MS-OXNSPI_R1471",
        "MS-OXNSPI_R1478",
        "MS-OXNSPI_R1485",
        "MS-OXNSPI_R1486",
        "MS-OXNSPI_R1490",
        "MS-OXNSPI_R1492",
        "MS-OXNSPI_R1447",
        "MS-OXNSPI_R1692"
    })
    void returnsTheDialogOfADisplayTypeInTheClientsCodePage() {
        PropertyRow row = template(0x61, 0, null, 850, 0x407).ppData();
        assertThat(tags(row)).containsExactly(0x00010102L);
        assertThat(labels(row)).contains("Allgemein", "Gesch\u0084ftlich &2:");
        assertThat(labels(template(1, 1, null, 1252, 0x409).ppData())).contains("Members");
    }

    @Test
    @Requirement({
        "MS-OXNSPI_R1483",
        "MS-OXNSPI_R1484",
        "MS-OXNSPI_R1980",
        "MS-OXNSPI_R1981",
        "MS-OXNSPI_R1982",
        "MS-OXNSPI_R1983"
    })
    void returnsTheDialogAndTheScriptOfANamedTemplate() {
        String dn = "/o=Example/cn=addressing/cn=address-templates/cn=409/cn=SMTP";
        PropertyRow row = template(5, 99, dn, 1252, 0xFFFF).ppData();
        assertThat(tags(row)).containsExactly(0x00010102L, 0x00040102L);
        WireReader script = reader(row, 1);
        assertThat(script.readInt()).isEqualTo(3);
        assertThat(script.readInt()).isEqualTo(2);
        assertThat(script.readInt()).isEqualTo(0x3003001E);
        assertThat(script.readInt()).isZero();
        assertThat(labels(row)).contains("&E-mail address:");
    }

    @Test
    void saysThatADialogForLookingHasNoScript() {
        assertThat(tags(template(4, 0, null, 1252, 0x409).ppData())).containsExactly(0x0004000AL);
        String dn = "/o=Example/cn=addressing/cn=display-templates/cn=409/cn=1";
        assertThat(labels(template(1, 0, dn, 1252, 0).ppData())).contains("Members");
    }

    @Test
    @Requirement({"MS-OXNSPI_R1462", "MS-OXNSPI_R1467", "MS-OXNSPI_R1469", "MS-OXNSPI_R1476"})
    void refusesCodePagesAndTemplatesThatDoNotExist() {
        assertThat(template(1, 0, null, 1200, 0x409))
                .isEqualTo(new NspiGetTemplateInfoResponse(null, ReturnCode.INVALID_CODEPAGE.value()));
        assertThat(template(1, 0, null, 99999, 0x409).returnValue()).isEqualTo(ReturnCode.INVALID_CODEPAGE.value());
        assertThat(template(1, 77, null, 1252, 0x409).returnValue()).isEqualTo(ReturnCode.INVALID_LOCALE.value());
        assertThat(template(1, 0, null, 1252, 0xFFFF).returnValue()).isEqualTo(ReturnCode.INVALID_LOCALE.value());
        assertThat(template(1, 0, "/o=Example/cn=nothing", 1252, 0x409).returnValue())
                .isEqualTo(ReturnCode.INVALID_LOCALE.value());
    }

    private List<PropertyRow> creation(long locale) {
        return table(6, Office.stat().withTemplateLocale(locale)).ppRows().aRow();
    }

    private NspiGetSpecialTableResponse table(long flags, Stat stat) {
        return (NspiGetSpecialTableResponse)
                office.perform(new NspiGetSpecialTableRequest(Office.HANDLE, flags, stat, 17));
    }

    private NspiGetTemplateInfoResponse template(long flags, long type, String dn, long codePage, long locale) {
        return (NspiGetTemplateInfoResponse)
                office.perform(new NspiGetTemplateInfoRequest(Office.HANDLE, flags, type, dn, codePage, locale));
    }

    private static List<Long> tags(PropertyRow row) {
        return row.lpProps().stream().map(PropertyValue::ulPropTag).toList();
    }

    private static EntryId entryId(PropertyRow row, int column) {
        return EntryId.of(
                ((PropValUnion.Bin) row.lpProps().get(column).value()).bin().lpb());
    }

    private static WireReader reader(PropertyRow row, int column) {
        ByteBuffer bytes =
                ((PropValUnion.Bin) row.lpProps().get(column).value()).bin().lpb();
        return new WireReader(bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN));
    }

    /** Texts of a dialog's controls, found by the offsets that the rows give. */
    private static List<String> labels(PropertyRow row) {
        WireReader in = reader(row, 0);
        assertThat(in.readInt()).isEqualTo(1);
        int count = in.readInt();
        List<String> labels = new ArrayList<>();
        for (int control = 0; control < count; control++) {
            in.position(8 + 36 * control + 32);
            in.position(in.readInt());
            labels.add(in.readString8());
        }
        return labels;
    }
}
