/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.relay;

import io.netty.channel.EventLoop;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiConsumer;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.transport.Relay;
import org.openchange.mapiproxy.wire.MalformedMessageException;

/**
 * One ept_map to an endpoint mapper, for everybody who wants to know. The one who asked first carries the connection; when it goes away the
 * next one asks again. Thread-safe.
 */
final class EndpointQuestion {
    private final EndpointMap map;
    private final RelayEnvironment environment;
    private final EndpointMap.Key key;
    private final Set<Asker> askers = new LinkedHashSet<>();
    private Asker carrier;
    private boolean ended;

    EndpointQuestion(EndpointMap map, RelayEnvironment environment, EndpointMap.Key key) {
        this.map = map;
        this.environment = environment.with(environment.settings().forEndpointMapper());
        this.key = key;
    }

    EndpointMap.Lookup ask(EventLoop loop, BiConsumer<EndpointMap.Endpoint, UpstreamFailure> outcome) {
        Asker asker = new Asker(loop, outcome);
        synchronized (map) {
            askers.add(asker);
            appointCarrier();
        }
        return asker;
    }

    private void appointCarrier() {
        if (carrier == null && !askers.isEmpty()) {
            carrier = askers.iterator().next();
            carrier.loop.execute(carrier::carry);
        } else if (askers.isEmpty()) {
            ended = true;
            map.unanswered(key);
        }
    }

    private void answered(int port) {
        long nanos = environment.settings().endpointTime().toNanos();
        List<Asker> told;
        synchronized (map) {
            told = end();
            map.answered(key, port, System.nanoTime() + nanos);
        }
        told.forEach(asker -> asker.tell(new EndpointMap.Endpoint(port, false), null));
    }

    private void failed(UpstreamFailure failure) {
        List<Asker> told;
        synchronized (map) {
            told = end();
            map.unanswered(key);
        }
        told.forEach(asker -> asker.tell(null, failure));
    }

    private List<Asker> end() {
        ended = true;
        List<Asker> told = new ArrayList<>(askers);
        askers.clear();
        return told;
    }

    /** One who wants to know. */
    private final class Asker implements EndpointMap.Lookup, Relay.Sink {
        private final EventLoop loop;
        private final BiConsumer<EndpointMap.Endpoint, UpstreamFailure> outcome;
        private InterfaceRelay relay;

        private Asker(EventLoop loop, BiConsumer<EndpointMap.Endpoint, UpstreamFailure> outcome) {
            this.loop = loop;
            this.outcome = outcome;
        }

        private void carry() {
            synchronized (map) {
                if (ended || carrier != this) {
                    return;
                }
            }
            relay = new InterfaceRelay(environment, loop, EndpointCodec.INTERFACE, Optional.empty());
            ByteBuffer stub = EndpointCodec.question(
                    key.interfaceId(), environment.settings().byteOrder());
            relay.relay(new PendingCall.Request(EndpointCodec.EPT_MAP, Optional.empty(), stub), this);
        }

        @Override
        public void onResponse(ByteBuffer stub) {
            relay.close();
            try {
                OptionalInt port = EndpointCodec.port(stub);
                if (port.isPresent()) {
                    answered(port.getAsInt());
                } else {
                    failed(UpstreamFailure.unknownInterface(
                            "the endpoint mapper knows no endpoint of " + key.interfaceId()));
                }
            } catch (MalformedMessageException e) {
                failed(UpstreamFailure.unreachable("the endpoint mapper's answer is malformed: " + e.getMessage()));
            }
        }

        @Override
        public void onFault(FaultStatus status, boolean didNotExecute) {
            relay.close();
            failed(UpstreamFailure.unreachable("the endpoint mapper answered " + status));
        }

        private void tell(EndpointMap.Endpoint endpoint, UpstreamFailure failure) {
            loop.execute(() -> outcome.accept(endpoint, failure));
        }

        @Override
        public void cancel() {
            synchronized (map) {
                askers.remove(this);
                if (!ended && carrier == this) {
                    carrier = null;
                    appointCarrier();
                } else if (!ended && askers.isEmpty()) {
                    appointCarrier();
                }
            }
            if (relay != null) {
                relay.close();
            }
        }
    }
}
