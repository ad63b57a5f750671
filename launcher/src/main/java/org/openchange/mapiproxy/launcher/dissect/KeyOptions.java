/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.dissect;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.openchange.mapiproxy.launcher.instance.LauncherException;
import org.openchange.mapiproxy.security.SecurityObservers;
import org.openchange.mapiproxy.security.kerberos.Keytab;
import picocli.CommandLine.Option;

/** With which keys sealed traffic is read. */
final class KeyOptions {
    private static final int NT_HASH_BYTES = 16;

    @Option(
            names = "--keytab",
            paramLabel = "FILE",
            description = "Keys of the servers, to read what is sealed with Kerberos (AES).")
    private Path keytab;

    @Option(
            names = "--nt-hash",
            paramLabel = "[USER:]HEX",
            description =
                    "NT hash of a user, to read what is sealed with NTLM; may be repeated. Without USER it is tried on all.")
    private List<String> ntHashes = List.of();

    /** @param user empty when the hash may be anybody's */
    private record NtHashOf(Optional<String> user, byte[] hash) {
        static NtHashOf parse(String text) throws LauncherException {
            int colon = text.lastIndexOf(':');
            Optional<String> user = colon < 0 ? Optional.empty() : Optional.of(text.substring(0, colon));
            try {
                byte[] hash = HexFormat.of().parseHex(text.substring(colon + 1));
                if (hash.length == NT_HASH_BYTES) {
                    return new NtHashOf(user.map(name -> name.substring(name.lastIndexOf('\\') + 1)), hash);
                }
            } catch (IllegalArgumentException e) {
                throw new LauncherException("--nt-hash: it is not 32 hexadecimal digits, or USER: and these", e);
            }
            throw new LauncherException("--nt-hash: an NT hash has 32 hexadecimal digits");
        }

        boolean mayBeOf(String name) {
            return user.map(wanted -> wanted.equalsIgnoreCase(name)).orElse(true);
        }
    }

    SecurityObservers keys() throws LauncherException {
        List<NtHashOf> hashes = new ArrayList<>();
        for (String text : ntHashes) {
            hashes.add(NtHashOf.parse(text));
        }
        return new SecurityObservers(
                user -> hashes.stream()
                        .filter(hash -> hash.mayBeOf(user))
                        .map(NtHashOf::hash)
                        .toList(),
                openKeytab());
    }

    private Optional<Keytab> openKeytab() throws LauncherException {
        if (keytab == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Keytab(keytab));
        } catch (IOException e) {
            throw new LauncherException("--keytab " + keytab + " cannot be used: " + e.getMessage(), e);
        }
    }
}
