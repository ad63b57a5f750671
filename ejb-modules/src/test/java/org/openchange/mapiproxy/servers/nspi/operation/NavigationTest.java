/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.servers.nspi.operation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openchange.mapiproxy.idl.nspi.NspiCompareMIdsRequest;
import org.openchange.mapiproxy.idl.nspi.NspiCompareMIdsResponse;
import org.openchange.mapiproxy.idl.nspi.NspiUpdateStatRequest;
import org.openchange.mapiproxy.idl.nspi.NspiUpdateStatResponse;
import org.openchange.mapiproxy.idl.nspi.Stat;
import org.openchange.mapiproxy.servers.Requirement;
import org.openchange.mapiproxy.servers.nspi.value.ReturnCode;

class NavigationTest {
    private final Office office = new Office();

    @ParameterizedTest
    @CsvSource({
        // CurrentRec, NumPos, TotalRecs, Delta -> row, moved
        "0, 0, 0, 0, 0, 0",
        "0, 0, 0, 3, 3, 3",
        "0, 0, 0, 4, 4, 4",
        "0, 0, 0, 5, 5, 5",
        "0, 0, 0, 99, 5, 5",
        "0, 0, 0, 2147483647, 5, 5",
        "0, 0, 0, -1, 0, 0",
        "2, 0, 0, 0, 5, 0",
        "2, 0, 0, -1, 4, -1",
        "2, 0, 0, -2147483648, 0, -5",
        "1, 0, 10, 0, 0, 0",
        "1, 5, 10, 0, 2, 0",
        "1, 9, 10, 0, 4, 0",
        "1, 10, 10, 0, 5, 0",
        "1, 4294967295, 1, 0, 5, 0",
        "1, 4294967295, 4294967295, 0, 5, 0",
        "1, 5, 10, 1, 3, 1",
        "1, 5, 10, -9, 0, -2",
        "1, 7, 0, 0, 0, 0"
    })
    @Requirement({
        "MS-OXNSPI_R542", "MS-OXNSPI_R1758", "MS-OXNSPI_R548", "MS-OXNSPI_R549", "MS-OXNSPI_R550", "MS-OXNSPI_R1743",
        "MS-OXNSPI_R1744", "MS-OXNSPI_R554", "MS-OXNSPI_R1704", "MS-OXNSPI_R556", "MS-OXNSPI_R561", "MS-OXNSPI_R577",
        "MS-OXNSPI_R578", "MS-OXNSPI_R580", "MS-OXNSPI_R587", "MS-OXNSPI_R588", "MS-OXNSPI_R1745", "MS-OXNSPI_R1746",
        "MS-OXNSPI_R1747", "MS-OXNSPI_R1748", "MS-OXNSPI_R793", "MS-OXNSPI_R794", "MS-OXNSPI_R795", "MS-OXNSPI_R796",
        "MS-OXNSPI_R797", "MS-OXNSPI_R798", "MS-OXNSPI_R575", "MS-OXNSPI_R595", "MS-OXNSPI_R601"
    })
    void movesToWhereTheStatSays(long record, long position, long total, int delta, int row, int moved) {
        Stat stat = Office.stat()
                .withCurrentRec(record)
                .withNumPos(position)
                .withTotalRecs(total)
                .withDelta(delta);
        NspiUpdateStatResponse response = updateStat(stat, 99);
        long[] rows = {
            office.anna.minimalId(),
            office.bert.minimalId(),
            office.celik.minimalId(),
            office.dora.minimalId(),
            office.everybody.minimalId(),
            Position.MID_END_OF_TABLE
        };
        assertThat(response.returnValue()).isEqualTo(ReturnCode.SUCCESS.value());
        assertThat(response.plDelta()).isEqualTo(moved);
        assertThat(response.pStat())
                .isEqualTo(stat.withCurrentRec(rows[row])
                        .withNumPos(row)
                        .withTotalRecs(5)
                        .withDelta(0));
    }

    @Test
    @Requirement({"MS-OXNSPI_R791", "MS-OXNSPI_R540", "MS-OXNSPI_R547", "MS-OXNSPI_R799", "MS-OXNSPI_R800"})
    void startsAtAnObject() {
        Stat stat = Office.stat()
                .withCurrentRec(office.bert.minimalId())
                .withDelta(2)
                .withTemplateLocale(0x407);
        NspiUpdateStatResponse response = updateStat(stat, 0);
        assertThat(response.pStat())
                .isEqualTo(stat.withCurrentRec(office.dora.minimalId())
                        .withNumPos(3)
                        .withTotalRecs(5)
                        .withDelta(0));
        assertThat(response.plDelta()).isEqualTo(2);
    }

    @Test
    @Requirement({"MS-OXNSPI_R1868", "MS-OXNSPI_R1871", "MS-OXNSPI_R1872"})
    void reportsTheMovementOnlyToThoseWhoAsk() {
        assertThat(updateStat(Office.stat().withDelta(1), null).plDelta()).isNull();
        assertThat(updateStat(Office.stat().withDelta(1), 77).plDelta()).isEqualTo(1);
    }

    @Test
    @Requirement({"MS-OXNSPI_R772", "MS-OXNSPI_R1676"})
    void ignoresTheReservedField() {
        NspiUpdateStatRequest request = new NspiUpdateStatRequest(Office.HANDLE, 0xFFFFFFFFL, Office.stat(), null);
        assertThat(office.perform(request)).isEqualTo(updateStat(Office.stat(), null));
    }

    @Test
    @Requirement({"MS-OXNSPI_R792", "MS-OXNSPI_R784", "MS-OXNSPI_R541", "MS-OXNSPI_R545"})
    void refusesAnObjectThatIsNotInTheContainerAndLeavesTheStat() {
        Stat stat = Office.stat().withContainerID(Office.BERLIN).withCurrentRec(office.anna.minimalId());
        assertThat(updateStat(stat, 3)).isEqualTo(new NspiUpdateStatResponse(stat, 3, ReturnCode.NOT_FOUND.value()));
    }

    @Test
    @Requirement("MS-OXNSPI_R789")
    void refusesAContainerThatDoesNotExist() {
        assertThat(updateStat(Office.stat().withContainerID(0xDEAD), null).returnValue())
                .isEqualTo(ReturnCode.INVALID_BOOKMARK.value());
    }

    @Test
    @Requirement("MS-OXNSPI_R780")
    void refusesUnicodeAsACodePage() {
        assertThat(updateStat(Office.stat().withCodePage(1200), null).returnValue())
                .isEqualTo(ReturnCode.INVALID_CODEPAGE.value());
    }

    @Test
    void refusesAnOrderThatDoesNotExist() {
        assertThat(updateStat(Office.stat().withSortType(7), null).returnValue())
                .isEqualTo(ReturnCode.GENERAL_FAILURE.value());
    }

    @Test
    void countsTheRowsOfAnAddressList() {
        NspiUpdateStatResponse response = updateStat(Office.stat().withContainerID(Office.BERLIN), null);
        assertThat(response.pStat().totalRecs()).isEqualTo(2);
        assertThat(response.pStat().currentRec()).isEqualTo(office.celik.minimalId());
    }

    @Test
    @Requirement({
        "MS-OXNSPI_R1236",
        "MS-OXNSPI_R1238",
        "MS-OXNSPI_R1240",
        "MS-OXNSPI_R1242",
        "MS-OXNSPI_R1213",
        "MS-OXNSPI_R1699",
        "MS-OXNSPI_R1218"
    })
    void comparesTheRowsOfTwoObjects() {
        assertThat(compare(office.anna.minimalId(), office.bert.minimalId()).plResult())
                .isNegative();
        assertThat(compare(office.dora.minimalId(), office.bert.minimalId()).plResult())
                .isPositive();
        assertThat(compare(office.dora.minimalId(), office.dora.minimalId()).plResult())
                .isZero();
    }

    @Test
    @Requirement({"MS-OXNSPI_R1234", "MS-OXNSPI_R1230", "MS-OXNSPI_R1223"})
    void doesNotCompareWhatIsNotInTheTable() {
        assertThat(compare(office.anna.minimalId(), 0xDEAD).returnValue())
                .isEqualTo(ReturnCode.GENERAL_FAILURE.value());
        assertThat(compare(Office.stat().withContainerID(9)).returnValue())
                .isEqualTo(ReturnCode.INVALID_BOOKMARK.value());
        assertThat(compare(Office.stat().withCodePage(1200)).returnValue())
                .isEqualTo(ReturnCode.INVALID_CODEPAGE.value());
    }

    private NspiUpdateStatResponse updateStat(Stat stat, Integer delta) {
        return (NspiUpdateStatResponse) office.perform(new NspiUpdateStatRequest(Office.HANDLE, 0, stat, delta));
    }

    private NspiCompareMIdsResponse compare(long one, long other) {
        return (NspiCompareMIdsResponse)
                office.perform(new NspiCompareMIdsRequest(Office.HANDLE, 5, Office.stat(), one, other));
    }

    private NspiCompareMIdsResponse compare(Stat stat) {
        long anna = office.anna.minimalId();
        return (NspiCompareMIdsResponse) office.perform(new NspiCompareMIdsRequest(Office.HANDLE, 0, stat, anna, anna));
    }
}
