/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.kerberos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kerby.kerberos.kerb.KrbException;
import org.apache.kerby.kerberos.kerb.server.SimpleKdcServer;
import org.openchange.mapiproxy.security.Accounts;

/** A key distribution centre for the realm EXAMPLE.TEST, in this process, started once. */
public final class Kdc {
    public static final String REALM = "EXAMPLE.TEST";
    public static final String USER = "alice";
    public static final String SERVICE = "exchangeMDB/proxy.example.test";
    public static final String OTHER_SERVICE = "host/other.example.test";

    private static final Kdc RUNNING = new Kdc();

    private final Path krb5Conf;
    private final Path keytab;
    private final Path userKeytab;

    private Kdc() {
        try {
            Path directory = Files.createTempDirectory(Path.of("target"), "kdc").toAbsolutePath();
            int port = freePort();
            SimpleKdcServer server = new SimpleKdcServer();
            server.setWorkDir(directory.toFile());
            server.setKdcRealm(REALM);
            server.setKdcHost("127.0.0.1");
            server.setKdcTcpPort(port);
            server.setAllowUdp(false);
            server.init();
            server.start();
            server.createPrincipal(USER, Accounts.PASSWORD);
            server.createPrincipals(SERVICE, OTHER_SERVICE);
            keytab = directory.resolve("service.keytab");
            userKeytab = directory.resolve("user.keytab");
            server.getKadmin().exportKeytab(keytab.toFile(), SERVICE + "@" + REALM);
            server.getKadmin().exportKeytab(userKeytab.toFile(), USER + "@" + REALM);
            krb5Conf = Files.writeString(directory.resolve("client-krb5.conf"), configuration(port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (KrbException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String configuration(int port) {
        return """
                [libdefaults]
                  default_realm = %1$s
                  dns_lookup_kdc = false
                  udp_preference_limit = 1
                [realms]
                  %1$s = {
                    kdc = 127.0.0.1:%2$d
                  }
                """
                .formatted(REALM, port);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    /** The running one, to which clients of this process are pointed. */
    public static Kdc use() {
        System.setProperty("java.security.krb5.conf", RUNNING.krb5Conf.toString());
        return RUNNING;
    }

    /** Holds the key of {@link #SERVICE} only. */
    public Path keytab() {
        return keytab;
    }

    public Path userKeytab() {
        return userKeytab;
    }
}
