/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.kerberos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openchange.mapiproxy.security.kerberos.message.EncryptedData;
import org.openchange.mapiproxy.security.kerberos.message.PrincipalName;
import org.openchange.mapiproxy.security.kerberos.message.Ticket;

class KeytabTest {
    private static final int AES128 = 17;
    private static final int AES256 = 18;
    private static final int RC4 = 23;

    @TempDir
    Path directory;

    private Path write(byte[]... entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeShort(0x0502);
        for (byte[] entry : entries) {
            out.writeInt(entry.length);
            out.write(entry);
        }
        return Files.write(directory.resolve("keytab"), bytes.toByteArray());
    }

    private static byte[] entry(String component, int version, int type, int keyBytes) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeShort(1);
        out.writeUTF("EXAMPLE.TEST");
        out.writeUTF(component);
        out.writeInt(1);
        out.writeInt(0);
        out.writeByte(version);
        out.writeShort(type);
        out.writeShort(keyBytes);
        out.write(new byte[keyBytes]);
        return bytes.toByteArray();
    }

    private static Ticket ticket(String server, int type, OptionalLong version) {
        return new Ticket(
                "EXAMPLE.TEST", new PrincipalName(2, List.of(server)), new EncryptedData(type, version, new byte[0]));
    }

    @Test
    void offersKeysOfTheRightTypeAndVersion() throws Exception {
        Keytab keytab = new Keytab(write(
                entry("service", 1, AES256, 32),
                entry("service", 2, AES256, 32),
                entry("service", 2, AES128, 16),
                entry("account", 2, AES256, 32),
                entry("service", 2, RC4, 16)));

        assertThat(keytab.candidates(ticket("service", AES256, OptionalLong.of(2))))
                .hasSize(2);
        assertThat(keytab.candidates(ticket("service", AES256, OptionalLong.empty())))
                .hasSize(3);
        assertThat(keytab.candidates(ticket("service", AES128, OptionalLong.of(2))))
                .hasSize(1);
        assertThat(keytab.candidates(ticket("service", RC4, OptionalLong.of(2))))
                .isEmpty();
    }

    @Test
    void noticesAChangeOfTheFile() throws Exception {
        Keytab keytab = new Keytab(write(entry("service", 1, AES256, 32)));
        write(entry("service", 1, AES256, 32), entry("service", 2, AES256, 32));

        assertThat(keytab.candidates(ticket("service", AES256, OptionalLong.empty())))
                .hasSize(2);
    }

    @Test
    void refusesAFileWithoutAesKeys() throws Exception {
        Path path = write(entry("service", 1, RC4, 16));

        assertThatThrownBy(() -> new Keytab(path))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no AES key");
    }

    @Test
    void refusesADamagedFileWhereverItIsCut() throws Exception {
        byte[] whole = Files.readAllBytes(write(entry("service", 1, AES256, 32)));
        for (int length = 0; length < whole.length; length++) {
            Path cut = Files.write(directory.resolve("cut"), Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> new Keytab(cut)).as("%d bytes", length).isInstanceOf(IOException.class);
        }
    }
}
