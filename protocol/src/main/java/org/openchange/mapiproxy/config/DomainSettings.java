/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * How this proxy is a member of a domain, once {@code ./mapiproxy join} has made it one.
 *
 * @param controllers {@code mapiproxy:domain controllers}: {@code HOST} or {@code HOST[PORT]} with the port of the endpoint mapper, in the order
 *     in which they are tried; empty to ask the DNS
 * @param passwordAge {@code mapiproxy:machine password days}: after which the machine account gets another password; zero for never
 */
public record DomainSettings(List<String> controllers, Duration passwordAge) {
    private static final String DIRECTORY = "domain";
    private static final String KEYTAB = "krb5.keytab";

    public DomainSettings {
        controllers = List.copyOf(controllers);
        Objects.requireNonNull(passwordAge, "passwordAge");
    }

    /** Where the machine account is kept, whether there is one or not. */
    public static Path directory(Path dataDirectory) {
        return dataDirectory.resolve(DIRECTORY);
    }

    /** The Kerberos keys of the machine account. */
    public static Path keytab(Path dataDirectory) {
        return directory(dataDirectory).resolve(KEYTAB);
    }
}
