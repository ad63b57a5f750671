/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.servers.nspi.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.idl.nspi.NspiQueryRowsRequest;
import org.openchange.mapiproxy.idl.nspi.NspiQueryRowsResponse;
import org.openchange.mapiproxy.idl.nspi.NspiSeekEntriesRequest;
import org.openchange.mapiproxy.idl.nspi.NspiSeekEntriesResponse;
import org.openchange.mapiproxy.idl.nspi.PropValUnion;
import org.openchange.mapiproxy.idl.nspi.PropertyRow;
import org.openchange.mapiproxy.idl.nspi.PropertyTagArray;
import org.openchange.mapiproxy.idl.nspi.PropertyValue;
import org.openchange.mapiproxy.idl.nspi.Stat;
import org.openchange.mapiproxy.mapi.entryid.AddressBookEntryId;
import org.openchange.mapiproxy.mapi.entryid.EntryId;
import org.openchange.mapiproxy.mapi.entryid.EphemeralEntryId;
import org.openchange.mapiproxy.servers.Requirement;
import org.openchange.mapiproxy.servers.nspi.value.Lists;
import org.openchange.mapiproxy.servers.nspi.value.ReturnCode;

class RowQueriesTest {
    private static final PropertyTagArray NAME = Office.tags(0x3001001FL);

    private final Office office = new Office();

    @Test
    @Requirement({
        "MS-OXNSPI_R955",
        "MS-OXNSPI_R967",
        "MS-OXNSPI_R962",
        "MS-OXNSPI_R988",
        "MS-OXNSPI_R1701",
        "MS-OXNSPI_R997"
    })
    void readsATableInItsOrderAndMovesOn() {
        NspiQueryRowsResponse first = query(Office.stat(), null, 2, NAME);
        assertThat(Office.names(first.ppRows().aRow())).containsExactly("Anna", "bert");
        assertThat(first.pStat().currentRec()).isEqualTo(office.celik.minimalId());
        assertThat(first.pStat().numPos()).isEqualTo(2);
        assertThat(first.pStat().totalRecs()).isEqualTo(5);

        NspiQueryRowsResponse rest = query(first.pStat(), null, 99, NAME);
        assertThat(Office.names(rest.ppRows().aRow())).containsExactly("Çelik", "Dora", "Everybody");
        assertThat(rest.pStat().currentRec()).isEqualTo(Position.MID_END_OF_TABLE);
    }

    @Test
    @Requirement("MS-OXNSPI_R969")
    void startsAtThePositionWithItsDelta() {
        NspiQueryRowsResponse response = query(Office.stat().withDelta(3), null, 1, NAME);
        assertThat(Office.names(response.ppRows().aRow())).containsExactly("Dora");
        assertThat(response.pStat().currentRec()).isEqualTo(office.everybody.minimalId());
        assertThat(response.pStat().delta()).isZero();
    }

    @Test
    @Requirement("MS-OXNSPI_R986")
    void hasNoRowsAtTheEndOfATable() {
        NspiQueryRowsResponse response = query(Office.stat().withCurrentRec(2), null, 5, NAME);
        assertThat(response.returnValue()).isEqualTo(ReturnCode.SUCCESS.value());
        assertThat(response.ppRows().aRow()).isEmpty();
    }

    @Test
    @Requirement({"MS-OXNSPI_R958", "MS-OXNSPI_R971", "MS-OXNSPI_R974", "MS-OXNSPI_R975", "MS-OXNSPI_R985"})
    void readsAListOfObjectsAndReportsThoseThatDoNotExist() {
        List<Long> explicit = List.of((long) office.dora.minimalId(), 0xDEADL, (long) office.anna.minimalId());
        Stat stat = Office.stat().withCurrentRec(office.bert.minimalId());
        NspiQueryRowsResponse response = query(stat, explicit, 3, NAME);
        assertThat(response.pStat()).isEqualTo(stat);
        assertThat(Office.text(response.ppRows().aRow().get(0), 0)).isEqualTo("Dora");
        assertThat(response.ppRows().aRow().get(1).lpProps().get(0).ulPropTag()).isEqualTo(0x3001000AL);
        assertThat(Office.text(response.ppRows().aRow().get(2), 0)).isEqualTo("Anna");
    }

    @Test
    void readsAsManyOfAListAsAreAskedFor() {
        List<Long> explicit = List.of((long) office.dora.minimalId(), (long) office.anna.minimalId());
        assertThat(Office.names(query(Office.stat(), explicit, 1, NAME).ppRows().aRow()))
                .containsExactly("Dora");
    }

    @Test
    @Requirement({"MS-OXNSPI_R1627", "MS-OXNSPI_R952"})
    void choosesTheColumnsWhereTheClientNamesNone() {
        PropertyRow row = query(Office.stat(), null, 1, null).ppRows().aRow().get(0);
        assertThat(row.lpProps().stream().map(PropertyValue::ulPropTag))
                .containsExactly(
                        0xFFFD0003L, 0x0FFE0003L, 0x39000003L, 0x3001001EL, 0x3A1A000AL, 0x3A18000AL, 0x3A19000AL);
    }

    @Test
    @Requirement({
        "MS-OXNSPI_R899", "MS-OXNSPI_R901", "MS-OXNSPI_R362", "MS-OXNSPI_R1713", "MS-OXNSPI_R1716", "MS-OXNSPI_R378",
        "MS-OXNSPI_R380", "MS-OXNSPI_R393", "MS-OXNSPI_R409", "MS-OXNSPI_R1720", "MS-OXNSPI_R921", "MS-OXNSPI_R1926"
    })
    void writesEntryIdsAsTheClientWantsThem() {
        EntryId ephemeral = entryId(RowFormat.EPH_ID | 0xFFFF_FFF0L);
        EntryId permanent = entryId(0);
        assertThat(ephemeral).isEqualTo(new EphemeralEntryId(0x87, Office.SERVER, 1, 0, office.anna.minimalId()));
        assertThat(permanent).isEqualTo(new AddressBookEntryId(0, 1, 0, "/o=Example/ou=Group/cn=Recipients/cn=anna"));
    }

    private EntryId entryId(long flags) {
        NspiQueryRowsRequest request =
                new NspiQueryRowsRequest(Office.HANDLE, flags, Office.stat(), 0, null, 1, Office.tags(0x0FFF0102L));
        NspiQueryRowsResponse response = (NspiQueryRowsResponse) office.perform(request);
        PropValUnion.Bin value = (PropValUnion.Bin)
                response.ppRows().aRow().get(0).lpProps().get(0).value();
        return EntryId.of(value.bin().lpb());
    }

    @Test
    @Requirement({"MS-OXNSPI_R939", "MS-OXNSPI_R943", "MS-OXNSPI_R948", "MS-OXNSPI_R935", "MS-OXNSPI_R1762"})
    void refusesWithoutRowsAndLeavesTheStat() {
        assertRefused(Office.stat(), 0, ReturnCode.INVALID_PARAMETER);
        assertRefused(Office.stat().withContainerID(0xDEAD), 1, ReturnCode.INVALID_BOOKMARK);
        assertRefused(Office.stat().withCodePage(1200), 1, ReturnCode.INVALID_CODEPAGE);
        assertRefused(Office.stat().withCurrentRec(0xDEAD), 1, ReturnCode.NOT_FOUND);
    }

    private void assertRefused(Stat stat, long count, ReturnCode code) {
        assertThat(query(stat, null, count, NAME)).isEqualTo(new NspiQueryRowsResponse(stat, null, code.value()));
    }

    @Test
    @Requirement("MS-OXNSPI_R896")
    void refusesTooManyColumns() {
        PropertyTagArray many = PropertyTagArray.of(Collections.nCopies(5000, 0x3001001FL));
        assertThat(query(Office.stat(), null, 1, many).returnValue()).isEqualTo(ReturnCode.TABLE_TOO_BIG.value());
    }

    @Test
    void returnsFewerRowsWhenTheyAreLarge() {
        office.book.readThrough(0x8C9E);
        org.openchange.mapiproxy.mapi.PropertyValue photo =
                org.openchange.mapiproxy.servers.nspi.value.PropertyMapper.binary(ByteBuffer.allocate(1 << 20));
        List.of(office.anna, office.bert, office.celik, office.dora)
                .forEach(person -> office.books.large(person, photo));
        NspiQueryRowsResponse response = query(Office.stat(), null, 5, Office.tags(0x8C9E0102L));
        assertThat(response.ppRows().aRow()).hasSize(2);
        assertThat(response.pStat().numPos()).isEqualTo(2);
    }

    @Test
    @Requirement({
        "MS-OXNSPI_R1047",
        "MS-OXNSPI_R1051",
        "MS-OXNSPI_R1053",
        "MS-OXNSPI_R1054",
        "MS-OXNSPI_R1055",
        "MS-OXNSPI_R1076"
    })
    void seeksTheFirstRowAtOrAfterAName() {
        NspiSeekEntriesResponse response = seek(Office.stat(), "BE", null, null);
        assertThat(response.pStat())
                .isEqualTo(Office.stat()
                        .withCurrentRec(office.bert.minimalId())
                        .withNumPos(1)
                        .withTotalRecs(5));
        assertThat(response.ppRows()).isNull();
    }

    @Test
    @Requirement({"MS-OXNSPI_R1057", "MS-OXNSPI_R1695", "MS-OXNSPI_R1075"})
    void returnsTheRowsFromThereOn() {
        NspiSeekEntriesResponse response = seek(Office.stat(), "Dora", null, NAME);
        assertThat(Office.names(response.ppRows().aRow())).containsExactly("Dora", "Everybody");
        assertThat(response.pStat().currentRec()).isEqualTo(office.dora.minimalId());
    }

    @Test
    @Requirement({"MS-OXNSPI_R1037", "MS-OXNSPI_R1052", "MS-OXNSPI_R1755"})
    void seeksInAListOfObjectsAndPassesOverThoseThatAreGone() {
        PropertyTagArray explicit = Lists.ofMinimalIds(
                new int[] {office.anna.minimalId(), 0xDEAD, office.dora.minimalId(), office.everybody.minimalId()});
        NspiSeekEntriesResponse response = seek(Office.stat(), "C", explicit, NAME);
        assertThat(response.pStat().currentRec()).isEqualTo(office.dora.minimalId());
        assertThat(response.pStat().numPos()).isEqualTo(2);
        assertThat(response.pStat().totalRecs()).isEqualTo(4);
        assertThat(Office.names(response.ppRows().aRow())).containsExactly("Dora", "Everybody");
    }

    @Test
    @Requirement("MS-OXNSPI_R1020")
    void refusesAListThatIsNotOfTheContainerInItsOrder() {
        PropertyTagArray reversed = Lists.ofMinimalIds(new int[] {office.dora.minimalId(), office.anna.minimalId()});
        assertThat(seek(Office.stat(), "A", reversed, null).returnValue())
                .isEqualTo(ReturnCode.INVALID_PARAMETER.value());
        PropertyTagArray other = Lists.ofMinimalIds(new int[] {office.anna.minimalId()});
        assertThat(seek(Office.stat().withContainerID(Office.BERLIN), "A", other, null)
                        .returnValue())
                .isEqualTo(ReturnCode.INVALID_PARAMETER.value());
    }

    @Test
    @Requirement({
        "MS-OXNSPI_R1048",
        "MS-OXNSPI_R1039",
        "MS-OXNSPI_R1043",
        "MS-OXNSPI_R1033",
        "MS-OXNSPI_R1016",
        "MS-OXNSPI_R1630",
        "MS-OXNSPI_R1631"
    })
    void refusesToSeekWhatIsNotThere() {
        assertThat(seek(Office.stat(), "Z", null, NAME))
                .isEqualTo(new NspiSeekEntriesResponse(Office.stat(), null, ReturnCode.NOT_FOUND.value()));
        assertThat(seek(Office.stat().withSortType(3), "A", null, null).returnValue())
                .isEqualTo(ReturnCode.GENERAL_FAILURE.value());
        assertThat(seek(Office.stat().withContainerID(5), "A", null, null).returnValue())
                .isEqualTo(ReturnCode.INVALID_BOOKMARK.value());
        assertThat(seek(Office.stat().withCodePage(1200), "A", null, null).returnValue())
                .isEqualTo(ReturnCode.INVALID_CODEPAGE.value());
        PropertyValue alias = new PropertyValue(0x3A00001FL, 0, new PropValUnion.LpszW("a"));
        assertThat(seek(0, Office.stat(), alias, null, null).returnValue())
                .isEqualTo(ReturnCode.GENERAL_FAILURE.value());
    }

    @Test
    @Requirement("MS-OXNSPI_R1024")
    void refusesAReservedFieldThatIsSet() {
        PropertyValue target = new PropertyValue(0x3001001FL, 0, new PropValUnion.LpszW("a"));
        assertThat(seek(1, Office.stat(), target, null, null).returnValue())
                .isEqualTo(ReturnCode.INVALID_PARAMETER.value());
    }

    @Test
    @Requirement("MS-OXNSPI_R464")
    void seeksANameInTheClientsCodePage() {
        PropertyValue target = new PropertyValue(0x3001001EL, 0, new PropValUnion.LpszA("\u00C7elik"));
        assertThat(seek(0, Office.stat(), target, null, null).pStat().currentRec())
                .isEqualTo(office.celik.minimalId());
    }

    private NspiQueryRowsResponse query(Stat stat, List<Long> explicit, long count, PropertyTagArray tags) {
        long size = explicit == null ? 0 : explicit.size();
        return (NspiQueryRowsResponse)
                office.perform(new NspiQueryRowsRequest(Office.HANDLE, 0, stat, size, explicit, count, tags));
    }

    private NspiSeekEntriesResponse seek(Stat stat, String name, PropertyTagArray explicit, PropertyTagArray tags) {
        return seek(0, stat, new PropertyValue(0x3001001FL, 0, new PropValUnion.LpszW(name)), explicit, tags);
    }

    private NspiSeekEntriesResponse seek(
            long reserved, Stat stat, PropertyValue target, PropertyTagArray explicit, PropertyTagArray tags) {
        return (NspiSeekEntriesResponse)
                office.perform(new NspiSeekEntriesRequest(Office.HANDLE, reserved, stat, target, explicit, tags));
    }
}
