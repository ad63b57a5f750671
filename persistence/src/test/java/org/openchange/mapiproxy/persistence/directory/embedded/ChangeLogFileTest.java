/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldif.LDIFModifyChangeRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangeLogFileTest {
    private static final int RECORDS = 3;
    private static final java.util.logging.Logger LOGGER =
            java.util.logging.Logger.getLogger(ChangeLogFile.class.getName());

    @TempDir
    private Path temporary;

    private Path file;
    private byte[] whole;
    private long beforeLast;

    @BeforeEach
    void writesThreeRecords() throws IOException {
        file = temporary.resolve("changes.0.ldif");
        try (ChangeLogFile log = ChangeLogFile.open(file, change -> {})) {
            for (int i = 0; i < RECORDS; i++) {
                beforeLast = log.lengthBytes();
                log.append(change(i));
            }
        }
        whole = Files.readAllBytes(file);
    }

    @BeforeAll
    static void hushesTheWarningOfEachCut() {
        LOGGER.setLevel(java.util.logging.Level.SEVERE);
    }

    @AfterAll
    static void letsItSpeakAgain() {
        LOGGER.setLevel(null);
    }

    private static LDIFModifyChangeRecord change(int i) {
        return new LDIFModifyChangeRecord(
                "CN=Jörg " + i + ",DC=example",
                new Modification(ModificationType.REPLACE, "description", "first", "second \n# end 00000000\n"),
                new Modification(ModificationType.REPLACE, "sn", "x"));
    }

    private List<String> replayed() throws IOException {
        List<String> names = new ArrayList<>();
        ChangeLogFile.open(file, change -> names.add(change.getDN())).close();
        return names;
    }

    @Test
    void dropsARecordThatIsCutAnywhereAndGoesOnBehindTheLastWholeOne() throws IOException {
        for (int length = (int) beforeLast; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThat(replayed()).as("cut to %d bytes", length).hasSize(RECORDS - 1);
            try (ChangeLogFile log = ChangeLogFile.open(file, change -> {})) {
                log.append(change(9));
            }
            assertThat(replayed()).hasSize(RECORDS).last().isEqualTo("CN=Jörg 9,DC=example");
        }
    }

    @Test
    void dropsZerosThatAFileSystemLeftInPlaceOfTheLastRecord() throws IOException {
        byte[] zeros = Arrays.copyOf(Arrays.copyOf(whole, (int) beforeLast), whole.length);
        Files.write(file, zeros);
        assertThat(replayed()).hasSize(RECORDS - 1);
    }

    @Test
    void refusesDamageBeforeOtherRecords() throws IOException {
        whole[10] ^= 1;
        Files.write(file, whole);
        assertThatThrownBy(this::replayed)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("damaged at byte 0")
                .hasMessageContaining("backup");
        assertThat(Files.readAllBytes(file)).isEqualTo(whole);
    }
}
