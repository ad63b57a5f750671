/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.harness;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Optional;
import org.openchange.mapiproxy.config.Limits;
import org.openchange.mapiproxy.security.Account;
import org.openchange.mapiproxy.security.AccountStore;
import org.openchange.mapiproxy.security.SecurityAcceptor;
import org.openchange.mapiproxy.security.SecurityProviders;
import org.openchange.mapiproxy.security.ntlm.NtHash;
import org.openchange.mapiproxy.transport.endpoint.Endpoint;

/**
 * Serves what Samba's DCERPC conformance suite asks for, until it is killed: {@code EPM-PORT} has the endpoint mapper, MGMT and netlogon, a second
 * port netlogon and MGMT. One account, EXAMPLE\Administrator, and anonymous logons are taken.
 */
public final class ConformanceServer {
    private ConformanceServer() {}

    /** @param args the endpoint mapper's port; netlogon's (0 lets the system choose); the address, 127.0.0.1 when left out; a keytab for Kerberos */
    public static void main(String[] args) throws Exception {
        int epmPort = Integer.parseInt(args[0]);
        int rpcPort = args.length > 1 ? Integer.parseInt(args[1]) : 0;
        Optional<Path> keytab = args.length > 3 ? Optional.of(Path.of(args[3])) : Optional.empty();
        TransportHarness harness = new TransportHarness(
                InetAddress.getByName(args.length > 2 ? args[2] : "127.0.0.1"),
                2,
                Limits.DEFAULT,
                acceptor(keytab),
                new NetlogonStandIn());
        harness.openEndpointMapper(epmPort);
        Endpoint rpc = harness.open("rpc", rpcPort, NetlogonStandIn.NETLOGON);
        System.getLogger(ConformanceServer.class.getName())
                .log(System.Logger.Level.INFO, "ready: endpoint mapper {0}, netlogon {1}", epmPort, rpc.port());
        Thread.currentThread().join();
    }

    private static SecurityAcceptor acceptor(Optional<Path> keytab) throws IOException {
        byte[] hash = NtHash.of("Passw0rd!23".toCharArray());
        Account account = new Account("Administrator", "EXAMPLE", hash);
        AccountStore accounts = (domain, user) ->
                Optional.of(account).filter(known -> known.user().equalsIgnoreCase(user));
        return SecurityProviders.acceptor(accounts, TransportHarness.IDENTITY, keytab);
    }
}
