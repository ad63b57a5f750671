/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.openchange.mapiproxy.config.DirectorySettings;
import org.openchange.mapiproxy.config.Secret;

/** Debian's slapd as others set it up: without our schema, on 127.0.0.1, in clear text, with its base and an account that may write there. */
public final class BareOpenLdapServer implements AutoCloseable {
    public static final String BASE = "dc=example,dc=test";

    private static final String SLAPD = "/usr/sbin/slapd";
    private static final String SERVICE = "cn=mapiproxy," + BASE;

    private final Path directory;
    private final String password = UUID.randomUUID().toString();
    private final int port = Programs.freePort();
    private final Process process;

    /**
     * @param directory an empty one, for its files; skips the test where there is no slapd
     * @param configurable whether the account may change {@code cn=config}
     */
    public BareOpenLdapServer(Path directory, boolean configurable) {
        Programs.require(SLAPD, "slapd");
        this.directory = directory;
        try {
            Files.createDirectories(directory.resolve("db"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Path configuration = directory.resolve("slapd.conf");
        Programs.write(configuration, configuration(configurable ? "manage" : "none"));
        Programs.write(
                directory.resolve("first.ldif"),
                """
                dn: %1$s
                objectClass: domain
                dc: example

                dn: ou=People,%1$s
                objectClass: organizationalUnit
                ou: People
                """
                        .formatted(BASE));
        Programs.run(
                directory,
                SLAPD,
                "-T",
                "add",
                "-l",
                directory.resolve("first.ldif").toString(),
                "-f",
                configuration.toString());
        Path log = directory.resolve("slapd.log");
        process =
                Programs.start(log, SLAPD, "-d", "0", "-h", "ldap://127.0.0.1:" + port, "-f", configuration.toString());
        Programs.waitForPort(process, "127.0.0.1", port, log);
    }

    private String configuration(String rights) {
        return """
                include /etc/ldap/schema/core.schema
                include /etc/ldap/schema/cosine.schema
                include /etc/ldap/schema/inetorgperson.schema
                modulepath /usr/lib/ldap
                moduleload back_mdb
                pidfile %1$s/slapd.pid
                database config
                access to * by dn.exact="%3$s" %4$s by * none
                database mdb
                suffix "%2$s"
                rootdn "%3$s"
                rootpw %5$s
                directory %1$s/db
                maxsize 1073741824
                dbnosync
                """
                .formatted(directory, BASE, SERVICE, rights, password);
    }

    public DirectorySettings settings() {
        return new DirectorySettings(
                DirectorySettings.Schema.OPENLDAP,
                List.of("ldap://127.0.0.1:" + port),
                false,
                Optional.empty(),
                Optional.of(SERVICE),
                Optional.of(new Secret(password)),
                Optional.of(BASE),
                Optional.empty(),
                4,
                Duration.ofSeconds(10),
                0,
                directory);
    }

    @Override
    public void close() {
        Programs.kill(process);
    }
}
