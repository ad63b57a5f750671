/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openchange.mapiproxy.config.Secret;
import org.openchange.mapiproxy.security.kerberos.Keytab;

class MachineAccountFileTest {
    @TempDir
    Path data;

    private static MachineAccount account() {
        return new MachineAccount(
                "mbx1",
                "example",
                "EXAMPLE.TEST",
                "mbx1.example.test",
                MachineAccountFile.newPassword(),
                Optional.empty(),
                2,
                Instant.parse("2026-11-22T12:00:00Z"));
    }

    @Test
    void readsBackWhatItWrote() throws Exception {
        MachineAccount account = account();
        MachineAccount changed = account.withPassword(MachineAccountFile.newPassword(), Instant.EPOCH);
        MachineAccountFile file = new MachineAccountFile(data);

        file.write(account);
        assertThat(file.read()).contains(account);
        file.write(changed);
        assertThat(file.read()).contains(changed);
        assertThat(changed.previous()).contains(account.password());
        assertThat(changed.keyVersion()).isEqualTo(3);
    }

    @Test
    void letsNobodyElseRead() throws Exception {
        MachineAccountFile file = new MachineAccountFile(data);
        file.write(account());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.account())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.keytab())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(file.account().getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void writesAKeytabThatCanBeRead() throws Exception {
        MachineAccountFile file = new MachineAccountFile(data);
        file.write(account());

        assertThat(new Keytab(file.keytab()).toString()).endsWith("krb5.keytab");
        String content = Files.readString(file.keytab(), java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(content).contains("exchangeMDB", "exchangeAB", "exchangeRFR", "host", "MBX1$", "EXAMPLE.TEST");
    }

    @Test
    void knowsThatThereIsNone() throws Exception {
        MachineAccountFile file = new MachineAccountFile(data);
        assertThat(file.read()).isEmpty();
        file.write(account());
        file.delete();
        assertThat(file.read()).isEmpty();
        assertThat(file.keytab()).doesNotExist();
    }

    @Test
    void saysThatAFileIsDamaged() throws Exception {
        MachineAccountFile file = new MachineAccountFile(data);
        file.write(account());
        Files.writeString(file.account(), "computer=MBX1\n");
        assertThatThrownBy(file::read).hasMessageContaining("damaged").hasMessageContaining("domain");
        Files.writeString(file.account(), Files.readString(file.account()) + "realm=\\u00\n");
        assertThatThrownBy(file::read).hasMessageContaining("damaged");
    }

    @Test
    void saltsKeysAsDomainControllersDo() {
        assertThat(account().salt()).isEqualTo("EXAMPLE.TESThostmbx1.example.test");
        assertThat(account().principal()).isEqualTo("MBX1$@EXAMPLE.TEST");
    }

    @Test
    void makesPasswordsThatDifferAndDoNotShow() {
        Secret password = MachineAccountFile.newPassword();
        assertThat(password.reveal()).hasSize(64).matches("[A-Za-z0-9_-]+");
        assertThat(MachineAccountFile.newPassword()).isNotEqualTo(password);
        assertThat(account().toString()).isEqualTo("EXAMPLE\\MBX1$");
    }
}
