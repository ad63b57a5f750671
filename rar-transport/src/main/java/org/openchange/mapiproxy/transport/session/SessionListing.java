/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.session;

import java.security.Principal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.StreamSupport;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.spi.control.SessionPage;

/** Sessions in the words of the console. */
final class SessionListing {
    private final BiFunction<SyntaxId, Integer, String> operationName;

    /** @param operationName what to call an operation of an interface */
    SessionListing(BiFunction<SyntaxId, Integer, String> operationName) {
        this.operationName = operationName;
    }

    List<SessionPage.Client> list(Iterable<ClientSession> oldestFirst, long offset, int limit) {
        return StreamSupport.stream(oldestFirst.spliterator(), false)
                .skip(offset)
                .limit(limit)
                .map(this::describe)
                .toList();
    }

    private SessionPage.Client describe(ClientSession session) {
        List<ClientContext> contexts = session.table().all();
        Optional<ClientSession.LastCall> call = session.lastCall();
        return new SessionPage.Client(
                session.id(),
                session.principal().map(Principal::getName).orElse(""),
                session.client().getAddress().getHostAddress() + ":"
                        + session.client().getPort(),
                session.startedAt(),
                session.group().connections(),
                List.copyOf(session.slots().names()),
                call.map(last -> operationName.apply(last.interfaceId(), last.opnum()))
                        .orElse(""),
                call.map(last -> Instant.ofEpochMilli(last.atMillis())).orElse(session.startedAt()),
                describe(contexts),
                contexts.size());
    }

    private static List<SessionPage.Context> describe(List<ClientContext> contexts) {
        List<SessionPage.Context> described = new ArrayList<>();
        for (ClientContext context : contexts.subList(0, Math.min(contexts.size(), SessionPage.MAX_CONTEXTS))) {
            described.add(new SessionPage.Context(
                    context.id(),
                    context.userDn(),
                    context.startedAt(),
                    List.copyOf(context.slots().names())));
        }
        return described;
    }
}
