/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.kerberos;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openchange.mapiproxy.config.Secret;
import org.openchange.mapiproxy.security.kerberos.crypto.EncryptionKey;
import org.openchange.mapiproxy.security.kerberos.crypto.EncryptionType;
import org.openchange.mapiproxy.security.kerberos.crypto.StringToKey;

/** Writes files in MIT's keytab format 0x0502, as {@link Keytab} reads them: the AES keys of principals whose passwords are known. */
public final class KeytabFile {
    private static final int FORMAT = 0x0502;
    private static final int NT_PRINCIPAL = 1;

    private KeytabFile() {}

    /**
     * One principal at one time.
     *
     * @param name components with slashes, without the realm
     * @param salt what the KDC takes into the keys besides the password
     * @param version kvno
     */
    public record Principal(String name, String realm, Secret password, String salt, long version) {}

    /** The whole file; it is as good as the passwords. */
    public static byte[] write(List<Principal> principals) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(file);
        out.writeShort(FORMAT);
        Map<Object, EncryptionKey> keys = new HashMap<>();
        for (Principal principal : principals) {
            for (EncryptionType type : EncryptionType.values()) {
                EncryptionKey key = keys.computeIfAbsent(
                        List.of(type, principal.password(), principal.salt()), unused -> derive(type, principal));
                byte[] entry = entry(principal, key);
                out.writeInt(entry.length);
                out.write(entry);
            }
        }
        return file.toByteArray();
    }

    private static EncryptionKey derive(EncryptionType type, Principal principal) {
        byte[] password = principal.password().reveal().getBytes(StandardCharsets.UTF_8);
        try {
            return StringToKey.derive(type, password, principal.salt(), StringToKey.ITERATIONS);
        } finally {
            Arrays.fill(password, (byte) 0);
        }
    }

    private static byte[] entry(Principal principal, EncryptionKey key) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        String[] components = principal.name().split("/");
        out.writeShort(components.length); // num_components (2 bytes)
        counted(out, principal.realm().getBytes(StandardCharsets.UTF_8)); // realm
        for (String component : components) {
            counted(out, component.getBytes(StandardCharsets.UTF_8)); // component
        }
        out.writeInt(NT_PRINCIPAL); // name_type (4 bytes)
        out.writeInt((int) (System.currentTimeMillis() / 1000)); // timestamp (4 bytes)
        out.writeByte((int) principal.version()); // vno8 (1 byte)
        out.writeShort(key.type().value()); // key type (2 bytes)
        byte[] secret = key.export();
        counted(out, secret); // key
        Arrays.fill(secret, (byte) 0);
        out.writeInt((int) principal.version()); // vno (4 bytes)
        return bytes.toByteArray();
    }

    private static void counted(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeShort(bytes.length);
        out.write(bytes);
    }
}
