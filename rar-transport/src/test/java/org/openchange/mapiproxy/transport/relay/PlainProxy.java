/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.relay;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.openchange.mapiproxy.config.Limits;
import org.openchange.mapiproxy.config.ProxyIdentity;
import org.openchange.mapiproxy.dcerpc.BindingString;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.security.SecurityInitiator;
import org.openchange.mapiproxy.security.SecurityProviders;
import org.openchange.mapiproxy.transport.Association;
import org.openchange.mapiproxy.transport.CallDispatcher;
import org.openchange.mapiproxy.transport.InboundCall;
import org.openchange.mapiproxy.transport.Relay;
import org.openchange.mapiproxy.transport.TransportCounters;
import org.openchange.mapiproxy.transport.association.AssociationSettings;
import org.openchange.mapiproxy.transport.association.Associations;
import org.openchange.mapiproxy.transport.association.HandshakeWorkers;
import org.openchange.mapiproxy.transport.net.ConnectionLimit;
import org.openchange.mapiproxy.transport.net.EventLoops;
import org.openchange.mapiproxy.transport.net.RpcListener;

/** A listener whose calls go straight to the relay, without modules: for measurements and foreign clients, by hand. */
public final class PlainProxy implements CallDispatcher, AutoCloseable {
    private final TransportCounters counters = new TransportCounters();
    private final EventLoops loops = new EventLoops(2);
    private final ThreadPoolExecutor workers =
            new ThreadPoolExecutor(2, 2, 1, TimeUnit.SECONDS, new ArrayBlockingQueue<>(64));
    private final Map<Long, Relay> relays = new java.util.concurrent.ConcurrentHashMap<>();
    private final Relay.Factory factory;
    private final RpcListener listener;

    PlainProxy(int port, String binding, Optional<SecurityInitiator> initiator) throws IOException {
        RelaySettings settings = new RelaySettings(BindingString.parse(binding), initiator, Limits.DEFAULT);
        factory = new UpstreamRelayFactory(settings, counters, workers);
        var acceptor = SecurityProviders.acceptor(
                (domain, user) -> Optional.empty(), new ProxyIdentity("PROXY", "EXAMPLE", ""));
        var associations = new Associations(new AssociationSettings(
                Limits.DEFAULT, acceptor, new HandshakeWorkers(Runnable::run, 1), this, counters));
        listener = RpcListener.open(
                loops,
                new InetSocketAddress("127.0.0.1", port),
                new ConnectionLimit(1000, 1000),
                counters,
                associations.at("rpc"));
    }

    /** @param args port, binding of upstream and, if it authenticates, user, password and domain */
    public static void main(String[] args) throws Exception {
        Optional<SecurityInitiator> initiator = args.length < 5
                ? Optional.empty()
                : Optional.of(SecurityProviders.initiator(args[2], args[3].toCharArray(), args[4]));
        try (PlainProxy proxy = new PlainProxy(Integer.parseInt(args[0]), args[1], initiator)) {
            System.getLogger("proxy").log(System.Logger.Level.INFO, "ready: {0}", proxy.listener.address());
            Thread.currentThread().join();
        }
    }

    int port() {
        return listener.address().getPort();
    }

    @Override
    public boolean offers(SyntaxId interfaceId, Association association) {
        return true;
    }

    @Override
    public void dispatch(InboundCall call) {
        Relay relay = relays.get(call.association().id());
        if (relay == null) {
            long id = call.association().id();
            Relay opened = factory.open(call.association());
            relays.put(id, opened);
            call.association().onClose(() -> {
                relays.remove(id);
                opened.close();
            });
            relay = opened;
        }
        Relay.RelayedCall relayed =
                relay.relay(call.interfaceId(), call.opnum(), call.object(), call.stub(), new Relay.Sink() {
                    @Override
                    public void onResponse(ByteBuffer stub) {
                        call.respond(stub);
                    }

                    @Override
                    public void onFault(FaultStatus status, boolean didNotExecute) {
                        call.fault(status, didNotExecute);
                    }
                });
        call.onCancel(relayed::cancel);
        call.onAbandon(relayed::orphan);
    }

    @Override
    public void close() {
        listener.close();
        loops.close();
        workers.shutdownNow();
    }
}
