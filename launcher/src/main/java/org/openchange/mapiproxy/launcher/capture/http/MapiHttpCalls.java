/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture.http;

import java.util.Locale;
import java.util.Optional;
import org.openchange.mapiproxy.launcher.capture.call.CallPart;
import org.openchange.mapiproxy.launcher.capture.call.ObservedCall;
import org.openchange.mapiproxy.launcher.capture.call.Verdict;
import org.openchange.mapiproxy.launcher.capture.rops.RopExchange;
import org.openchange.mapiproxy.launcher.capture.rops.RopSessions;
import org.openchange.mapiproxy.launcher.capture.tcp.Endpoint;

/** [MS-OXCMAPIHTTP] 2.2: from an HTTP exchange to a call. */
public final class MapiHttpCalls {
    private static final String TRANSPORT = "mapihttp";
    private static final int OK = 200;

    private final RopSessions sessions;

    public MapiHttpCalls(RopSessions sessions) {
        this.sessions = sessions;
    }

    /** The GUID in X-RequestId is constant for a Session Context. */
    private record SessionKey(Endpoint server, String requestIdGuid) {}

    /** Whether the message carries MAPI, by its path or, if it is an answer, by its headers. */
    static boolean isMapi(HttpMessage message) {
        return message.startLine().startsWith("HTTP/")
                ? message.header("X-RequestType").isPresent()
                        && message.header("X-ResponseCode").isPresent()
                : message.method().equals("POST") && interfaceOf(message.path()).isPresent();
    }

    private static Optional<String> interfaceOf(String path) {
        if (path.startsWith("/mapi/emsmdb")) {
            return Optional.of("exchange_emsmdb");
        }
        return path.startsWith("/mapi/nspi") ? Optional.of("exchange_nsp") : Optional.empty();
    }

    ObservedCall call(Endpoint client, Endpoint server, HttpMessage request, Optional<HttpMessage> answer) {
        String interfaceName = interfaceOf(request.path()).orElseThrow();
        String type = requestType(request);
        RopExchange exchange = sessions.exchange(session(server, request));
        boolean mailbox = interfaceName.equals("exchange_emsmdb");
        CallPart asked = request.damage().isEmpty()
                ? Bodies.request(mailbox, type, Content.of(request), exchange)
                : CallPart.note(Verdict.opaque(request.damage()), "opaque", request.damage());
        Optional<CallPart> answered = answer.map(message -> answer(mailbox, type, message, exchange));
        if (mailbox
                && type.equals("Disconnect")
                && answer.map(message -> message.status() == OK).orElse(false)) {
            sessions.forget(session(server, request));
        }
        return new ObservedCall(
                client,
                server,
                TRANSPORT,
                interfaceName,
                type,
                Optional.of(request.end()),
                answer.map(HttpMessage::end),
                Optional.of(asked),
                answered);
    }

    /** An answer whose request was not captured. */
    ObservedCall orphan(Endpoint client, Endpoint server, HttpMessage answer) {
        String type = requestType(answer);
        boolean mailbox = Bodies.isMailbox(type);
        RopExchange exchange = sessions.exchange(session(server, answer));
        return new ObservedCall(
                client,
                server,
                TRANSPORT,
                mailbox ? "exchange_emsmdb" : "exchange_nsp",
                type,
                Optional.empty(),
                Optional.of(answer.end()),
                Optional.empty(),
                Optional.of(answer(mailbox, type, answer, exchange)));
    }

    private static CallPart answer(boolean mailbox, String type, HttpMessage message, RopExchange exchange) {
        CallPart status = new CallPart(Verdict.IDENTICAL, tree -> {
            tree.value("status", message.statusText());
            message.header("X-ResponseCode").ifPresent(code -> tree.value("X-ResponseCode", code));
        });
        boolean refused = message.status() != OK
                || !message.header("X-ResponseCode").orElse("0").equals("0");
        if (refused) {
            return status;
        }
        CallPart body = message.damage().isEmpty()
                ? Bodies.answer(mailbox, type, Content.of(message), exchange)
                : CallPart.note(Verdict.opaque(message.damage()), "opaque", message.damage());
        return status.and(body);
    }

    private static String requestType(HttpMessage message) {
        return message.header("X-RequestType").orElse("without X-RequestType");
    }

    private static SessionKey session(Endpoint server, HttpMessage message) {
        String id = message.header("X-RequestId").orElse("").toUpperCase(Locale.ROOT);
        int colon = id.lastIndexOf(':');
        return new SessionKey(server, colon < 0 ? id : id.substring(0, colon));
    }
}
