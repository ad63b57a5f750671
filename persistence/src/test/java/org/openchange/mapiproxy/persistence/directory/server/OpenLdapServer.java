/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.openchange.mapiproxy.config.DirectorySettings;
import org.openchange.mapiproxy.config.Secret;

/**
 * Debian's slapd with our schema, on 127.0.0.1, with StartTLS and LDAPS. Holds its base, an empty {@code OU=People}, {@code CN=Configuration} with the
 * container of organizations, and the account {@link #SERVICE}, which may do all that docs/directory.md asks for.
 */
public final class OpenLdapServer implements DirectoryServer {
    public static final String BASE = "dc=example,dc=test";
    public static final String PEOPLE = "OU=People," + BASE;
    public static final String SERVICE = "cn=mapiproxy," + BASE;

    private static final String SLAPD = "/usr/sbin/slapd";

    private final Path directory;
    private final String password = UUID.randomUUID().toString();
    private final int port = Programs.freePort();
    private final int tlsPort = Programs.freePort();
    private final ThrowAwayAuthority authority;
    private Process process;

    /** @param directory an empty one, for its files; skips the test where there is no slapd */
    public OpenLdapServer(Path directory) {
        Programs.require(SLAPD, "slapd");
        this.directory = directory;
        authority = new ThrowAwayAuthority(directory, "ip:127.0.0.1");
        copySchema("samba-password.schema");
        copySchema("mapiproxy.schema");
        Programs.write(directory.resolve("slapd.conf"), configuration());
        Programs.write(directory.resolve("first.ldif"), firstEntries());
        try {
            Files.createDirectory(directory.resolve("db"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        tool("-T", "add", "-l", directory.resolve("first.ldif").toString());
        start();
    }

    private void copySchema(String name) {
        try (InputStream in = OpenLdapServer.class.getResourceAsStream("/schema/openldap/" + name)) {
            Files.write(directory.resolve(name), in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs slapd as one of its tools. */
    private void tool(String... arguments) {
        List<String> command = new java.util.ArrayList<>(List.of(SLAPD));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-f", directory.resolve("slapd.conf").toString()));
        Programs.run(directory, command.toArray(String[]::new));
    }

    private String configuration() {
        return """
                include /etc/ldap/schema/core.schema
                include /etc/ldap/schema/cosine.schema
                include /etc/ldap/schema/inetorgperson.schema
                include %1$s/samba-password.schema
                include %1$s/mapiproxy.schema
                modulepath /usr/lib/ldap
                moduleload back_mdb
                moduleload syncprov
                pidfile %1$s/slapd.pid
                TLSCACertificateFile %2$s
                TLSCertificateFile %3$s
                TLSCertificateKeyFile %4$s
                authz-policy to
                database mdb
                suffix "%5$s"
                rootdn "cn=root,%5$s"
                directory %1$s/db
                maxsize 1073741824
                dbnosync
                overlay syncprov
                index objectClass,entryUUID,entryCSN,uid,mail,mailNickname,legacyExchangeDN,proxyAddresses,member eq
                limits dn.exact="%6$s" size=unlimited time=unlimited
                access to attrs=userPassword,sambaNTPassword by dn.exact="%6$s" write by self =w by anonymous auth
                access to * by dn.exact="%6$s" manage by self write by users read
                """
                .formatted(
                        directory,
                        authority.certificate(),
                        authority.serverCertificate(),
                        authority.serverKey(),
                        BASE,
                        SERVICE);
    }

    private String firstEntries() {
        return """
                dn: %1$s
                objectClass: domain
                dc: example

                dn: %2$s
                objectClass: organizationalUnit
                ou: People

                dn: CN=Configuration,%1$s
                objectClass: configuration
                cn: Configuration

                dn: CN=Services,CN=Configuration,%1$s
                objectClass: container
                cn: Services

                dn: CN=Microsoft Exchange,CN=Services,CN=Configuration,%1$s
                objectClass: msExchConfigurationContainer
                cn: Microsoft Exchange

                dn: %3$s
                objectClass: applicationProcess
                objectClass: simpleSecurityObject
                cn: mapiproxy
                userPassword: %4$s
                authzTo: dn.subtree:%2$s
                """
                .formatted(BASE, PEOPLE, SERVICE, password);
    }

    @Override
    public void start() {
        Path log = directory.resolve("slapd.log");
        process = Programs.start(
                log,
                SLAPD,
                "-d",
                "0",
                "-h",
                "ldap://127.0.0.1:" + port + " ldaps://127.0.0.1:" + tlsPort,
                "-f",
                directory.resolve("slapd.conf").toString());
        Programs.waitForPort(process, "127.0.0.1", port, log);
    }

    @Override
    public void kill() {
        Programs.kill(process);
    }

    public String url() {
        return "ldap://127.0.0.1:" + port;
    }

    public String tlsUrl() {
        return "ldaps://127.0.0.1:" + tlsPort;
    }

    public Path trust() {
        return authority.certificate();
    }

    public Secret password() {
        return new Secret(password);
    }

    /** With StartTLS, as {@link #SERVICE}. */
    @Override
    public DirectorySettings settings() {
        return settings(List.of(url()), true);
    }

    public DirectorySettings settings(List<String> urls, boolean startTls) {
        return new DirectorySettings(
                DirectorySettings.Schema.OPENLDAP,
                urls,
                startTls,
                Optional.of(trust()),
                Optional.of(SERVICE),
                Optional.of(password()),
                Optional.empty(),
                Optional.empty(),
                4,
                Duration.ofSeconds(5),
                0,
                directory);
    }

    @Override
    public void close() {
        kill();
    }
}
