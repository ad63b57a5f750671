/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.relay;

import io.netty.channel.EventLoop;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.openchange.mapiproxy.dcerpc.SyntaxId;

/**
 * What endpoint mappers have answered, for a short time. Associations that ask the same at once share one question. Thread-safe.
 */
final class EndpointMap {
    private static final int MAX_KNOWN = 1024;

    private final Map<Key, Known> known = new LinkedHashMap<>();
    private final Map<Key, EndpointQuestion> questions = new LinkedHashMap<>();

    /**
     * Where an interface is.
     *
     * @param known whether it was answered to an earlier question
     */
    record Endpoint(int port, boolean known) {}

    /** A question under way. */
    interface Lookup {
        /** The outcome is not wanted any more. */
        void cancel();
    }

    record Key(String host, int mapperPort, SyntaxId interfaceId) {
        static Key of(RelaySettings settings, SyntaxId interfaceId) {
            return new Key(settings.binding().host(), settings.endpointMapperPort(), interfaceId);
        }
    }

    private record Known(int port, long untilNanos) {}

    /** Finds the endpoint; the outcome comes on the event loop, later. */
    synchronized Lookup find(
            RelayEnvironment environment,
            EventLoop loop,
            SyntaxId interfaceId,
            BiConsumer<Endpoint, UpstreamFailure> outcome) {
        Key key = Key.of(environment.settings(), interfaceId);
        Known answer = known.get(key);
        if (answer != null && answer.untilNanos() - System.nanoTime() > 0) {
            loop.execute(() -> outcome.accept(new Endpoint(answer.port(), true), null));
            return () -> {};
        }
        return questions
                .computeIfAbsent(key, missing -> new EndpointQuestion(this, environment, missing))
                .ask(loop, outcome);
    }

    /** The answer was wrong. */
    synchronized void forget(RelaySettings settings, SyntaxId interfaceId) {
        known.remove(Key.of(settings, interfaceId));
    }

    synchronized void answered(Key key, int port, long untilNanos) {
        questions.remove(key);
        known.remove(key);
        if (known.size() >= MAX_KNOWN) {
            Iterator<Key> oldest = known.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        known.put(key, new Known(port, untilNanos));
    }

    synchronized void unanswered(Key key) {
        questions.remove(key);
    }
}
