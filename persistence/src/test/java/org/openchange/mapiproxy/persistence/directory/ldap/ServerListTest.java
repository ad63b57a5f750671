/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openchange.mapiproxy.config.DirectorySettings;
import org.openchange.mapiproxy.config.Secret;
import org.openchange.mapiproxy.persistence.directory.DirectoryException;
import org.openchange.mapiproxy.persistence.directory.DirectoryException.Reason;
import org.openchange.mapiproxy.persistence.directory.EntryFilter;
import org.openchange.mapiproxy.persistence.directory.Search;
import org.openchange.mapiproxy.persistence.directory.server.OpenLdapServer;
import org.openchange.mapiproxy.persistence.directory.server.ThrowAwayAuthority;

/** How servers are reached, and what happens when they are not, with Debian's slapd. */
class ServerListTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    @TempDir
    static Path directory;

    private static OpenLdapServer first;
    private static OpenLdapServer second;

    @BeforeAll
    static void start() throws Exception {
        first = new OpenLdapServer(Files.createDirectory(directory.resolve("first")));
        second = new OpenLdapServer(Files.createDirectory(directory.resolve("second")));
    }

    @AfterAll
    static void stop() {
        for (OpenLdapServer server : new OpenLdapServer[] {first, second}) {
            if (server != null) {
                server.close();
            }
        }
    }

    private static DirectorySettings settings(List<String> urls, boolean startTls, Path trust, Secret password) {
        return new DirectorySettings(
                DirectorySettings.Schema.OPENLDAP,
                urls,
                startTls,
                Optional.ofNullable(trust),
                Optional.of(OpenLdapServer.SERVICE),
                Optional.of(password),
                Optional.empty(),
                Optional.empty(),
                2,
                TIMEOUT,
                0,
                directory);
    }

    private static DirectorySettings settings(String url, boolean startTls) {
        return settings(List.of(url), startTls, first.trust(), first.password());
    }

    private static DirectoryException failureOf(ThrowingCallable call) {
        DirectoryException failure = catchThrowableOfType(DirectoryException.class, call);
        assertThat(failure).isNotNull();
        return failure;
    }

    @Test
    void encryptsFromTheFirstByteOnWhereTheUrlSaysSo() throws Exception {
        try (LdapDirectory ldap = LdapDirectory.open(settings(first.tlsUrl(), true))) {
            assertThat(ldap.read(OpenLdapServer.PEOPLE)).isPresent();
        }
    }

    @Test
    void goesWithoutEncryptionOnlyWhereItIsTold() throws Exception {
        try (LdapDirectory ldap = LdapDirectory.open(settings(first.url(), false))) {
            assertThat(ldap.read(OpenLdapServer.PEOPLE)).isPresent();
        }
    }

    @Test
    void believesOnlyWhomItTrusts() throws Exception {
        Path other =
                new ThrowAwayAuthority(Files.createDirectory(directory.resolve("other")), "ip:127.0.0.1").certificate();

        for (Path trust : new Path[] {other, null}) {
            for (String url : List.of(first.url(), first.tlsUrl())) {
                DirectoryException failure =
                        failureOf(() -> LdapDirectory.open(settings(List.of(url), true, trust, first.password())));
                assertThat(failure.reason()).isEqualTo(Reason.UNAVAILABLE);
                assertThat(failure).hasMessageContaining("PKIX");
            }
        }
    }

    @Test
    void believesNoCertificateOfAnotherHost() {
        for (String url : List.of(first.url(), first.tlsUrl())) {
            // The certificate is for the address only.
            String byName = url.replace("127.0.0.1", "localhost");
            DirectoryException failure = failureOf(() -> LdapDirectory.open(settings(byName, true)));
            assertThat(failure.reason()).isEqualTo(Reason.UNAVAILABLE);
            assertThat(failure).hasMessageContaining("localhost");
        }
    }

    @Test
    void saysThatItIsRefusedAndNotThatNobodyIsThere() {
        Secret wrong = new Secret(UUID.randomUUID().toString());

        DirectoryException failure =
                failureOf(() -> LdapDirectory.open(settings(List.of(first.url()), true, first.trust(), wrong)));

        assertThat(failure.reason()).isEqualTo(Reason.ACCESS_DENIED);
        assertThat(failure.getMessage()).doesNotContain(wrong.reveal());
    }

    @Test
    void waitsOnlySoLongForAServerThatSaysNothing() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String url = "ldap://127.0.0.1:" + silent.getLocalPort();
            for (boolean startTls : new boolean[] {true, false}) {
                long start = System.nanoTime();
                DirectoryException failure = failureOf(() -> LdapDirectory.open(settings(url, startTls)));
                assertThat(failure.reason()).isEqualTo(Reason.UNAVAILABLE);
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(TIMEOUT.multipliedBy(3));
            }
        }
    }

    @Test
    void waitsOnlySoLongForAConnectionOfItsOwn() throws Exception {
        try (LdapDirectory ldap = LdapDirectory.open(settings(first.url(), true))) {
            Search everything = Search.below(OpenLdapServer.BASE, EntryFilter.present("objectClass"));

            DirectoryException failure = failureOf(() -> ldap.search(everything, one -> {
                ldap.search(everything, two -> ldap.read(OpenLdapServer.BASE));
            }));

            assertThat(failure.reason()).isEqualTo(Reason.UNAVAILABLE);
            assertThat(failure).hasMessageContaining("all 2 connections");
            assertThat(ldap.usedConnections()).isZero();
            assertThat(ldap.read(OpenLdapServer.BASE)).isPresent();
        }
    }

    @Test
    void takesTheNextServerWhileTheFirstIsAway() throws Exception {
        DirectorySettings anonymous = new DirectorySettings(
                DirectorySettings.Schema.OPENLDAP,
                List.of(first.url(), second.url()),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(OpenLdapServer.BASE),
                Optional.empty(),
                2,
                TIMEOUT,
                0,
                directory);
        ServerList servers = new ServerList(anonymous);
        try (ConnectionPool pool = new ConnectionPool(servers, 2, TIMEOUT)) {
            assertThat(whoAnswers(pool)).isEqualTo(first.url());

            // when
            first.kill();

            // then
            assertThat(whoAnswers(pool)).isEqualTo(second.url());
            first.start();
            long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            servers.giveUpOthersAfter(Duration.ofMillis(500));
            while (!whoAnswers(pool).equals(first.url()) && System.nanoTime() < end) {
                Thread.sleep(50);
            }
            assertThat(whoAnswers(pool)).isEqualTo(first.url());
        }
    }

    @Test
    void asksTheDnsAndMindsPriorities() throws Exception {
        int nobody;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = closed.getLocalPort();
        }
        DirectorySettings settings = settings(List.of("srv:example.test"), false, first.trust(), first.password());
        try (NameServer dns = new NameServer(
                        new NameServer.Service(20, URI.create(second.url()).getPort()),
                        new NameServer.Service(10, URI.create(first.url()).getPort()),
                        new NameServer.Service(5, nobody));
                ConnectionPool pool = new ConnectionPool(new ServerList(settings, dns.url()), 2, TIMEOUT)) {
            int port = pool.read("asking", connection -> connection.getConnectedPort());

            assertThat(port).isEqualTo(URI.create(first.url()).getPort());
            assertThat(dns.asked()).isEqualTo("_ldap._tcp.example.test.");
        }
    }

    private static String whoAnswers(ConnectionPool pool) throws DirectoryException {
        return pool.read("asking", connection -> {
            assertThat(connection.getRootDSE()).isNotNull();
            return connection.getConnectionName();
        });
    }
}
