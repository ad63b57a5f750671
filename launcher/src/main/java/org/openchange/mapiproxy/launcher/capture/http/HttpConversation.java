/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture.http;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.openchange.mapiproxy.launcher.capture.CaptureProblems;
import org.openchange.mapiproxy.launcher.capture.call.CallListener;
import org.openchange.mapiproxy.launcher.capture.rpc.RpcSettings;
import org.openchange.mapiproxy.launcher.capture.tcp.Endpoint;
import org.openchange.mapiproxy.launcher.capture.tcp.MemoryBudget;
import org.openchange.mapiproxy.launcher.capture.tcp.PacketPlace;
import org.openchange.mapiproxy.launcher.capture.tcp.StreamReceiver;

/** The HTTP of one connection: pairs answers with requests, which come in the same order, and hands those that are MAPI to {@link MapiHttpCalls}. */
public final class HttpConversation implements StreamReceiver {
    private static final int MAX_PENDING = 64;

    private final HttpStream client;
    private final HttpStream server;
    private final MemoryBudget budget;
    private final Deque<Pending> pending = new ArrayDeque<>();
    private final MapiHttpCalls calls;
    private final CallListener listener;
    private final CaptureProblems problems;
    private Endpoint clientEnd;
    private Endpoint serverEnd;
    private boolean turned;
    private boolean tunnelTold;

    /** @param ticket null for a request that is not MAPI */
    private record Pending(HttpMessage request, CallListener.Ticket ticket) {}

    public HttpConversation(Endpoint client, Endpoint server, MapiHttpCalls calls, RpcSettings settings) {
        this.client = new HttpStream(this::onRequest, startLine -> true, settings.budget());
        this.server = new HttpStream(this::onAnswer, this::answerHasBody, settings.budget());
        this.budget = settings.budget();
        this.clientEnd = client;
        this.serverEnd = server;
        this.calls = calls;
        this.listener = settings.calls();
        this.problems = settings.problems();
    }

    /** Whether a segment that begins so is HTTP, as far as can be told. */
    public static boolean recognizes(ByteBuffer bytes) {
        return HttpStream.beginsMessage(bytes);
    }

    @Override
    public void onBytes(boolean fromClient, ByteBuffer bytes, PacketPlace place) {
        turnIfWrong(fromClient, bytes);
        (fromClient != turned ? client : server).add(bytes, place);
    }

    /** Only servers begin with a version. Before anything was understood, what was taken for the client may be the server. */
    private void turnIfWrong(boolean fromClient, ByteBuffer bytes) {
        boolean answer = bytes.remaining() >= 7
                && bytes.get(bytes.position()) == 'H'
                && bytes.get(bytes.position() + 4) == '/'
                && HttpStream.beginsMessage(bytes);
        if (answer && fromClient != turned && !client.isWithinMessage()) {
            turned = !turned;
            Endpoint other = clientEnd;
            clientEnd = serverEnd;
            serverEnd = other;
        }
    }

    private void onRequest(HttpMessage request) {
        if (pending.size() == MAX_PENDING) {
            unanswered(pending.remove());
        }
        boolean mapi = MapiHttpCalls.isMapi(request);
        if (mapi) {
            pending.add(new Pending(request, listener.begin()));
        } else {
            budget.giveBack(request.body().length);
            pending.add(new Pending(request.withoutBody(), null));
        }
        if (request.method().startsWith("RPC_") && !tunnelTold) {
            tunnelTold = true;
            problems.report(request.end().problem(clientEnd + " with " + serverEnd + ": RPC over HTTP is not read"));
        }
    }

    private boolean answerHasBody(String statusLine) {
        int status = HttpMessage.status(statusLine);
        boolean head =
                !pending.isEmpty() && pending.element().request().method().equals("HEAD");
        return !head && status >= 200 && status != 204 && status != 304;
    }

    private void onAnswer(HttpMessage answer) {
        try {
            pair(answer);
        } finally {
            budget.giveBack(answer.body().length);
        }
    }

    private void pair(HttpMessage answer) {
        if (answer.status() >= 100 && answer.status() < 200) {
            return; // what was meant comes next
        }
        Pending asked = pending.poll();
        if (asked == null) {
            if (MapiHttpCalls.isMapi(answer)) {
                listener.begin().complete(calls.orphan(clientEnd, serverEnd, answer));
            }
        } else {
            complete(asked, Optional.of(answer));
        }
    }

    private void unanswered(Pending asked) {
        complete(asked, Optional.empty());
    }

    private void complete(Pending asked, Optional<HttpMessage> answer) {
        if (asked.ticket() != null) {
            asked.ticket().complete(calls.call(clientEnd, serverEnd, asked.request(), answer));
            budget.giveBack(asked.request().body().length);
        }
    }

    @Override
    public void onGap(boolean fromClient, long missingBytes, PacketPlace place) {
        boolean byClient = fromClient != turned;
        problems.report(place.problem(clientEnd + " with " + serverEnd + ": " + missingBytes + " bytes of the "
                + (byClient ? "client" : "server") + " are missing"));
        boolean inStep = (byClient ? client : server).onGap(missingBytes, place);
        if (!inStep) {
            // Which answers belong to which requests is not known any more.
            pending.forEach(this::unanswered);
            pending.clear();
        }
    }

    @Override
    public void onEnd(PacketPlace place) {
        if (client.isWithinMessage() || server.isWithinMessage() && !server.endsWithConnection()) {
            problems.report(place.problem(clientEnd + " with " + serverEnd + ": ends within a message"));
        }
        client.onEnd(place);
        server.onEnd(place);
        pending.forEach(this::unanswered);
        pending.clear();
    }
}
