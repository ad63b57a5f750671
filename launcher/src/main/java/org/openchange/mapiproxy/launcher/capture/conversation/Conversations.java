/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture.conversation;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.openchange.mapiproxy.launcher.capture.http.HttpConversation;
import org.openchange.mapiproxy.launcher.capture.http.MapiHttpCalls;
import org.openchange.mapiproxy.launcher.capture.rpc.RpcCalls;
import org.openchange.mapiproxy.launcher.capture.rpc.RpcConversation;
import org.openchange.mapiproxy.launcher.capture.rpc.RpcSettings;
import org.openchange.mapiproxy.launcher.capture.tcp.Endpoint;
import org.openchange.mapiproxy.launcher.capture.tcp.StreamReceiver;
import org.openchange.mapiproxy.launcher.capture.tcp.TcpConnections;

/** Makes the receivers of all connections of a capture. */
public final class Conversations implements TcpConnections.ReceiverFactory {
    private final RpcSettings settings;
    private final MapiHttpCalls mapiHttp;
    private final ClientFilter filter;

    public Conversations(RpcSettings settings, MapiHttpCalls mapiHttp, ClientFilter filter) {
        this.settings = settings;
        this.mapiHttp = mapiHttp;
        this.filter = filter;
    }

    @Override
    public StreamReceiver receiver(Endpoint client, Endpoint server) {
        return new Conversation(
                bytes -> choose(client, server, bytes), client + " with " + server, settings.problems());
    }

    private Optional<StreamReceiver> choose(Endpoint client, Endpoint server, ByteBuffer bytes) {
        if (RpcConversation.recognizes(bytes)) {
            String name = client + " with " + server;
            return Optional.of(new RpcConversation(name, settings, new RpcCalls(client, server, settings)));
        }
        if (HttpConversation.recognizes(bytes)) {
            return Optional.of(new HttpConversation(client, server, mapiHttp, settings));
        }
        return Optional.empty();
    }

    @Override
    public boolean isServer(Endpoint endpoint) {
        return settings.endpoints().isServer(endpoint);
    }

    @Override
    public boolean isWanted(Endpoint one, Endpoint other) {
        return filter.matches(one) || filter.matches(other);
    }
}
