/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.openchange.mapiproxy.config.DirectorySettings;
import org.openchange.mapiproxy.config.Secret;

/**
 * Samba as a domain controller of a new domain, EXAMPLE.TEST, with LDAP only, on a loopback address of its own and the usual ports, so it needs root.
 */
public final class DomainController implements DirectoryServer {
    public static final String BASE = "DC=example,DC=test";
    public static final String ADMINISTRATOR = "CN=Administrator,CN=Users," + BASE;

    private static final String SAMBA = "/usr/sbin/samba";
    private static final String TOOL = "/usr/bin/samba-tool";
    private static final int LDAP_PORT = 389;

    private final Path directory;
    private final List<String> services;
    private final String address;
    private final String password = "Pw1." + UUID.randomUUID();
    private final ThrowAwayAuthority authority;
    private Process process;

    /**
     * @param directory an empty one, for its files; skips the test where Samba is missing
     * @param address of this computer, that nobody else uses: 127.0.0.11
     */
    public DomainController(Path directory, String address) {
        this(directory, address, List.of("ldap"));
    }

    /** @param services of Samba; {@code ldap} is one of them */
    public DomainController(Path directory, String address, List<String> services) {
        this.services = services;
        Programs.require(SAMBA, "samba");
        Programs.require(TOOL, "samba-common-bin");
        this.directory = directory;
        this.address = address;
        authority = new ThrowAwayAuthority(directory, "ip:" + address);
        provision();
        Programs.write(directory.resolve("smb.conf"), configuration());
        start();
    }

    private void provision() {
        Programs.run(
                directory,
                TOOL,
                "domain",
                "provision",
                "--targetdir=" + directory,
                "--realm=EXAMPLE.TEST",
                "--domain=EXAMPLE",
                "--host-name=dc1",
                "--host-ip=" + address,
                "--server-role=dc",
                "--dns-backend=NONE",
                "--adminpass=" + password,
                "--option=interfaces=" + address + "/8",
                "--option=bind interfaces only=yes",
                "--option=posix:eadb=" + directory.resolve("private/eadb.tdb"));
        try {
            for (String name : List.of("run", "cache", "log")) {
                Files.createDirectories(directory.resolve(name));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String configuration() {
        return """
                [global]
                dsdb:schema update allowed = yes
                ldb:nosync = yes
                netbios name = DC1
                realm = EXAMPLE.TEST
                workgroup = EXAMPLE
                server role = active directory domain controller
                interfaces = %2$s/8
                bind interfaces only = yes
                private dir = %1$s/private
                state directory = %1$s/state
                cache directory = %1$s/cache
                lock directory = %1$s
                pid directory = %1$s/run
                ncalrpc dir = %1$s/run/ncalrpc
                winbindd socket directory = %1$s/run/winbindd
                ntp signd socket directory = %1$s/run/ntp_signd
                log file = %1$s/log/log.%%m
                posix:eadb = %1$s/private/eadb.tdb
                server services = %6$s
                rpc server dynamic port range = 28172-28182
                ldap server require strong auth = no
                tls cafile = %3$s
                tls certfile = %4$s
                tls keyfile = %5$s
                """
                .formatted(
                        directory,
                        address,
                        authority.certificate(),
                        authority.serverCertificate(),
                        authority.serverKey(),
                        String.join(", ", services));
    }

    @Override
    public void start() {
        Path log = directory.resolve("samba.log");
        // It ends when its standard input does, so it never outlives the test.
        process = Programs.start(
                log,
                SAMBA,
                "-i",
                "-M",
                "single",
                "-s",
                directory.resolve("smb.conf").toString());
        Programs.waitForPort(process, address, LDAP_PORT, log);
    }

    @Override
    public void kill() {
        Programs.kill(process);
    }

    /** A new account that may log on. */
    public String addUser(String name, String newPassword) {
        Programs.run(
                directory,
                TOOL,
                "user",
                "add",
                name,
                newPassword,
                "-H",
                directory.resolve("private/sam.ldb").toString(),
                "-s",
                directory.resolve("smb.conf").toString());
        return "CN=" + name + ",CN=Users," + BASE;
    }

    /** Runs the tool of the domain's administrator on the controller's own files. */
    public void administer(String... arguments) {
        List<String> command = new ArrayList<>(List.of(TOOL));
        command.addAll(List.of(arguments));
        command.addAll(List.of(
                "-H",
                directory.resolve("private/sam.ldb").toString(),
                "-s",
                directory.resolve("smb.conf").toString()));
        Programs.run(directory, command.toArray(String[]::new));
    }

    public String administratorPassword() {
        return password;
    }

    public String url() {
        return "ldap://" + address;
    }

    public Path trust() {
        return authority.certificate();
    }

    /** With StartTLS, as {@link #ADMINISTRATOR}. */
    @Override
    public DirectorySettings settings() {
        return settings(true);
    }

    public DirectorySettings settings(boolean startTls) {
        return settings(startTls, ADMINISTRATOR, new Secret(password));
    }

    public DirectorySettings settings(boolean startTls, String bindDn, Secret bindPassword) {
        return new DirectorySettings(
                DirectorySettings.Schema.ACTIVE_DIRECTORY,
                List.of(url()),
                startTls,
                Optional.of(trust()),
                Optional.of(bindDn),
                Optional.of(bindPassword),
                Optional.empty(),
                Optional.empty(),
                4,
                Duration.ofSeconds(10),
                0,
                directory);
    }

    @Override
    public void close() {
        kill();
    }
}
