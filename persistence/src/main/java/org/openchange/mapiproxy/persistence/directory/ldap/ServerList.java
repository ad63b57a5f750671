/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory.ldap;

import com.unboundid.ldap.sdk.BindRequest;
import com.unboundid.ldap.sdk.DNSSRVRecordServerSet;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.PostConnectProcessor;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.ServerSet;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.ldap.sdk.SingleServerSet;
import com.unboundid.ldap.sdk.StartTLSPostConnectProcessor;
import com.unboundid.util.ssl.HostNameSSLSocketVerifier;
import java.lang.System.Logger;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import org.openchange.mapiproxy.config.DirectorySettings;
import org.openchange.mapiproxy.persistence.directory.DirectoryException;

/**
 * The configured servers, in their order. One that did not answer is left out for a moment, as long as there are others; connections to any but
 * the first are given up after a while, so that the first gets its work back. What is authenticated is encrypted before, except where the
 * configuration says no: there is no way back from TLS to plain text when it fails.
 */
final class ServerList implements ConnectionSource {
    private static final Logger LOGGER = System.getLogger(ServerList.class.getName());
    private static final Duration LEFT_OUT = Duration.ofSeconds(2);
    private static final Duration AWAY_FROM_FIRST = Duration.ofSeconds(30);
    private static final Duration SRV_RECORDS_FOR = Duration.ofMinutes(5);
    private static final int LDAP_PORT = 389;
    private static final int LDAPS_PORT = 636;

    private final List<Server> servers = new ArrayList<>();
    private final BindRequest bind;
    private final DirectorySettings settings;
    private final SSLContext tls;
    private volatile Duration awayFromFirst = AWAY_FROM_FIRST;

    private static final class Server {
        private final String name;
        private final ServerSet connections;
        private volatile long failedAtNanos = System.nanoTime() - LEFT_OUT.toNanos();

        private Server(String name, ServerSet connections) {
            this.name = name;
            this.connections = connections;
        }

        private boolean leftOut() {
            return System.nanoTime() - failedAtNanos < LEFT_OUT.toNanos();
        }
    }

    ServerList(DirectorySettings settings) throws DirectoryException {
        this(settings, null);
    }

    /** @param nameServer {@code dns://HOST:PORT} that knows the SRV records; null for those of the system */
    ServerList(DirectorySettings settings, String nameServer) throws DirectoryException {
        this.settings = settings;
        this.tls = TrustedCertificates.context(settings.trust());
        this.bind = settings.bindDn()
                .map(dn -> new SimpleBindRequest(
                        dn, settings.password().orElseThrow().reveal()))
                .orElse(null);
        for (String url : settings.urls()) {
            servers.add(new Server(url, url.startsWith("srv:") ? records(url, nameServer) : single(URI.create(url))));
        }
    }

    private ServerSet records(String url, String nameServer) {
        warnIfPlain(url);
        return new DNSSRVRecordServerSet(
                "_ldap._tcp." + url.substring("srv:".length()),
                nameServer,
                null,
                SRV_RECORDS_FOR.toMillis(),
                SocketFactory.getDefault(),
                options(),
                bind,
                startTls());
    }

    private ServerSet single(URI url) {
        String host = url.getHost().replaceAll("[\\[\\]]", "");
        if (url.getScheme().equals("ldaps")) {
            int port = url.getPort() < 0 ? LDAPS_PORT : url.getPort();
            return new SingleServerSet(host, port, tls.getSocketFactory(), options(), bind, null);
        }
        if (!loopback(host)) {
            warnIfPlain(url.toString());
        }
        int port = url.getPort() < 0 ? LDAP_PORT : url.getPort();
        return new SingleServerSet(host, port, SocketFactory.getDefault(), options(), bind, startTls());
    }

    private PostConnectProcessor startTls() {
        return settings.startTls() ? new StartTLSPostConnectProcessor(tls.getSocketFactory()) : null;
    }

    private void warnIfPlain(String url) {
        if (!settings.startTls() && bind != null) {
            LOGGER.log(
                    Logger.Level.WARNING,
                    "The password of {0} goes to {1} without encryption, since mapiproxy:directory start tls is no",
                    settings.bindDn().orElse(""),
                    url);
        }
    }

    private static boolean loopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private LDAPConnectionOptions options() {
        LDAPConnectionOptions options = new LDAPConnectionOptions();
        options.setConnectTimeoutMillis(Math.toIntExact(settings.timeout().toMillis()));
        options.setResponseTimeoutMillis(settings.timeout().toMillis());
        options.setAbandonOnTimeout(true);
        options.setFollowReferrals(false);
        options.setUseSchema(false);
        options.setSSLSocketVerifier(new HostNameSSLSocketVerifier(true));
        return options;
    }

    @Override
    public LDAPConnection connect() throws LDAPException {
        List<Server> inOrder = new ArrayList<>();
        servers.stream().filter(server -> !server.leftOut()).forEach(inOrder::add);
        servers.stream().filter(server -> !inOrder.contains(server)).forEach(inOrder::add);
        List<String> failures = new ArrayList<>();
        LDAPException last = null;
        for (Server server : inOrder) {
            try {
                LDAPConnection connection = open(server);
                connection.setConnectionName(server.name);
                return connection;
            } catch (LDAPException e) {
                server.failedAtNanos = System.nanoTime();
                failures.add(server.name + ": " + e.getMessage());
                last = e;
            }
        }
        throw failure(failures, last);
    }

    /** JNDI finds its DNS client by the thread's class loader, and in a container only ours is known to see it. */
    private static LDAPConnection open(Server server) throws LDAPException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ServerList.class.getClassLoader());
        try {
            return server.connections.getConnection();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Only a server that refuses us says something of us; all else means that none is there now. */
    private static LDAPException failure(List<String> failures, LDAPException last) {
        String message = "no server of the directory can be used (" + String.join("; ", failures) + ")";
        ResultCode code = last.getResultCode() == ResultCode.INVALID_CREDENTIALS
                        || last.getResultCode() == ResultCode.STRONG_AUTH_REQUIRED
                        || last.getResultCode() == ResultCode.CONFIDENTIALITY_REQUIRED
                ? last.getResultCode()
                : ResultCode.CONNECT_ERROR;
        return new LDAPException(code, message, last);
    }

    @Override
    public void authenticate(LDAPConnection connection) throws LDAPException {
        connection.bind(bind == null ? new SimpleBindRequest() : bind);
    }

    @Override
    public Optional<Duration> maxAge(LDAPConnection connection) {
        if (settings.urls().get(0).startsWith("srv:")) {
            return Optional.of(SRV_RECORDS_FOR);
        }
        return servers.get(0).name.equals(connection.getConnectionName())
                ? Optional.empty()
                : Optional.of(awayFromFirst);
    }

    /** For how long a connection to any but the first server is kept. */
    void giveUpOthersAfter(Duration age) {
        awayFromFirst = age;
    }
}
