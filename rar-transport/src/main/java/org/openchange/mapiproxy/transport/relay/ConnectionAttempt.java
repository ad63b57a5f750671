/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.relay;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.openchange.mapiproxy.dcerpc.AuthType;
import org.openchange.mapiproxy.dcerpc.BindNakPdu;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.spi.control.Counter;
import org.openchange.mapiproxy.transport.AssociationGroup;

/**
 * Opens one connection to upstream, within the handshake time:
 *
 * <pre>
 *   endpoint ─► addresses ─► first token ─► group ─► connect ─► bind ─► connected
 *      ▲                         ▲                      │         │
 *      └── known port was wrong ─┼──────────────────────┘         │
 *                                └── SPNEGO or group unknown ─────┘
 * </pre>
 *
 * Each way back is taken once. Belongs to the event loop.
 */
final class ConnectionAttempt implements BindHandshake.Listener {
    private final RelayEnvironment environment;
    private final EventLoop loop;
    private final SyntaxId interfaceId;
    private final Optional<AssociationGroup> clientGroup;
    private final Listener listener;
    private final Deque<InetAddress> addresses = new ArrayDeque<>();
    private AuthType type;
    private ScheduledFuture<?> timer;
    private EndpointMap.Lookup lookup;
    private EndpointMap.Endpoint endpoint;
    private OpenedConnection current;
    private boolean askedAgain;
    private boolean leftGroup;
    private boolean ended;

    /** Whoever wants the connection. Hears of the attempt once, and then of the connection. */
    interface Listener extends UpstreamConnection.Listener {
        void onConnected(UpstreamConnection connection);

        void onFailed(UpstreamFailure failure);
    }

    ConnectionAttempt(
            RelayEnvironment environment,
            EventLoop loop,
            SyntaxId interfaceId,
            Optional<AssociationGroup> clientGroup,
            Listener listener) {
        this.environment = environment;
        this.loop = loop;
        this.interfaceId = interfaceId;
        this.clientGroup = clientGroup;
        this.listener = listener;
        this.type = environment.settings().type();
    }

    /** Begins; the listener hears later. */
    void start() {
        long nanos = environment.settings().limits().handshakeTime().toNanos();
        timer = loop.schedule(
                () -> fail(UpstreamFailure.unreachable("no connection within the handshake time")),
                nanos,
                TimeUnit.NANOSECONDS);
        loop.execute(this::findEndpoint);
    }

    private RelaySettings settings() {
        return environment.settings();
    }

    private void findEndpoint() {
        if (ended) {
            return;
        }
        if (settings().binding().endpoint().isPresent()) {
            endpoint = new EndpointMap.Endpoint(settings().binding().endpoint().getAsInt(), false);
            resolveHost();
        } else {
            lookup = environment.endpoints().find(environment, loop, interfaceId, this::onEndpoint);
        }
    }

    private void onEndpoint(EndpointMap.Endpoint found, UpstreamFailure failure) {
        lookup = null;
        if (ended) {
            return;
        }
        if (failure != null) {
            fail(failure);
        } else {
            endpoint = found;
            resolveHost();
        }
    }

    private void resolveHost() {
        String host = settings().binding().host();
        Optional<InetAddress> literal = UpstreamChannels.address(host);
        if (literal.isPresent()) {
            onAddresses(List.of(literal.get()), null);
        } else {
            environment.workers().run(loop, () -> Arrays.asList(InetAddress.getAllByName(host)), this::onAddresses);
        }
    }

    private void onAddresses(List<InetAddress> found, Exception failure) {
        if (ended) {
            return;
        }
        if (failure instanceof UnknownHostException) {
            fail(UpstreamFailure.unreachable("the host is not known"));
        } else if (failure instanceof RejectedExecutionException) {
            fail(UpstreamFailure.busy("no worker is free to resolve the host"));
        } else if (failure != null) {
            fail(UpstreamFailure.unreachable("the host cannot be resolved: " + failure));
        } else {
            addresses.clear();
            addresses.addAll(found);
            authenticate();
        }
    }

    private void authenticate() {
        OpenedConnection opened = new OpenedConnection(environment.counters());
        current = opened;
        if (settings().initiator().isEmpty()) {
            joinGroup(opened);
            return;
        }
        opened.security = new UpstreamSecurity(environment, loop, type);
        opened.security.begin(interfaceId, (token, failure) -> {
            if (failure != null) {
                fail(BindHandshake.stepFailure(failure));
            } else {
                opened.token = token;
                joinGroup(opened);
            }
        });
    }

    private void joinGroup(OpenedConnection opened) {
        if (clientGroup.isEmpty()) {
            connect(opened, 0);
            return;
        }
        UpstreamGroups.Server server = new UpstreamGroups.Server(
                settings().binding().host(), endpoint.port(), settings().user());
        opened.membership = environment.groups().of(clientGroup.get(), server).join(loop, groupId -> {
            if (current == opened && !ended) {
                connect(opened, groupId);
            }
        });
    }

    private void connect(OpenedConnection opened, int groupId) {
        opened.groupId = groupId;
        BindHandshake handshake = new BindHandshake(
                settings(), interfaceId, groupId, Optional.ofNullable(opened.security), opened.token, this);
        opened.handshake = handshake;
        ChannelFuture connecting = UpstreamChannels.bootstrap(loop, environment)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new PduFrameDecoder(), handshake);
                    }
                })
                .connect(new InetSocketAddress(addresses.poll(), endpoint.port()));
        opened.connecting(connecting.channel());
        connecting.addListener(done -> onConnect(opened, connecting));
    }

    private void onConnect(OpenedConnection opened, ChannelFuture connecting) {
        if (connecting.isSuccess()) {
            opened.connected();
        } else if (!ended && !addresses.isEmpty()) {
            connect(opened, opened.groupId);
        } else if (!ended) {
            onUnreachable(connecting.cause());
        }
    }

    private void onUnreachable(Throwable cause) {
        environment.endpoints().forget(settings(), interfaceId);
        if (endpoint.known() && !askedAgain) {
            askedAgain = true;
            current.close();
            findEndpoint();
        } else {
            fail(UpstreamFailure.unreachable("cannot connect: " + cause.getMessage()));
        }
    }

    @Override
    public void onBound(BoundAssociation bound) {
        if (ended) {
            return;
        }
        finish();
        if (current.membership != null) {
            current.membership.bound(bound.groupId());
        }
        UpstreamConnection connection = new UpstreamConnection(environment, bound, current.channel(), listener);
        current.channel().pipeline().replace(current.handshake, null, connection);
        if (bound.protection().isEmpty()) {
            current.channel().pipeline().get(PduFrameDecoder.class).plainResponsesTo(connection);
        }
        listener.onConnected(connection);
    }

    @Override
    public void onFailed(UpstreamFailure failure, int nakReason) {
        if (ended) {
            return;
        }
        boolean typeUnknown = nakReason == BindNakPdu.AUTHENTICATION_TYPE_NOT_RECOGNIZED;
        if (typeUnknown && type == AuthType.SPNEGO && settings().typeIsOurs()) {
            type = AuthType.NTLMSSP;
            again();
        } else if (nakReason >= 0 && !typeUnknown && current.groupId != 0 && !leftGroup) {
            // The server may have lost the group, or keep groups per process; a new one serves all but old context
            // handles.
            leftGroup = true;
            current.membership.refused();
            again();
        } else {
            fail(failure);
        }
    }

    private void again() {
        current.close();
        resolveHost();
    }

    private void fail(UpstreamFailure failure) {
        if (!ended) {
            cancel();
            environment.counters().increment(Counter.UPSTREAM_FAILURES);
            environment.log().failed(settings().binding().toString(), failure.reason());
            listener.onFailed(failure);
        }
    }

    /** Ends the attempt; the listener hears nothing. */
    void cancel() {
        if (!ended) {
            finish();
            if (current != null) {
                current.close();
            }
        }
    }

    private void finish() {
        ended = true;
        timer.cancel(false);
        if (lookup != null) {
            lookup.cancel();
        }
    }
}
