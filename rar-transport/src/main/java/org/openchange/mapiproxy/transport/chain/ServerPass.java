/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.chain;

import io.netty.channel.EventLoop;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.openchange.mapiproxy.idl.Request;
import org.openchange.mapiproxy.spi.ModuleException;
import org.openchange.mapiproxy.spi.Verdict;

/**
 * A call in a server bean. A bean that may wait works on a worker thread, one call of an association and interface after the other; the
 * others work on the event loop.
 */
final class ServerPass {
    private final CallPass pass;
    private final ActiveServer server;
    private final Executor workers;

    /** @param server entered already; left when {@code serve} has returned */
    ServerPass(CallPass pass, ActiveServer server, Executor workers) {
        this.pass = pass;
        this.server = server;
        this.workers = workers;
    }

    void start(Request request) throws ModuleException {
        if (!server.registration().isBlocking()) {
            pass.failures().executed();
            settle(serve(request));
            return;
        }
        EventLoop eventLoop = pass.inbound().association().eventLoop();
        pass.beginWork();
        try {
            workers.execute(() -> work(request, eventLoop));
        } catch (RejectedExecutionException e) {
            server.exit();
            pass.fault(pass.failures().busy(), true);
            pass.endWork();
            return;
        }
        pass.failures().executed();
    }

    private void work(Request request, EventLoop eventLoop) {
        CallPass.Step outcome;
        try {
            Verdict verdict = serve(request);
            outcome = () -> settle(verdict);
        } catch (ModuleException | RuntimeException | StackOverflowError | LinkageError e) {
            outcome = () -> pass.fault(pass.failures().statusOf(e), false);
        }
        CallPass.Step step = outcome;
        try {
            eventLoop.execute(() -> {
                pass.guard(step);
                pass.endWork();
            });
        } catch (RejectedExecutionException e) {
            // The event loop has shut down, and every association and call with it.
            System.getLogger(ServerPass.class.getName())
                    .log(System.Logger.Level.DEBUG, () -> pass.call() + ": answered after the adapter stopped");
        }
    }

    private Verdict serve(Request request) throws ModuleException {
        try {
            return server.serve(pass.call(), request);
        } finally {
            server.exit();
        }
    }

    private void settle(Verdict verdict) throws ModuleException {
        pass.settled(verdict, CallPass.BEHIND_ALL);
    }
}
