/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.chain;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.openchange.mapiproxy.spi.ModuleException;
import org.openchange.mapiproxy.spi.Session;
import org.openchange.mapiproxy.spi.SessionContext;
import org.openchange.mapiproxy.spi.control.Counter;
import org.openchange.mapiproxy.transport.TransportCounters;
import org.openchange.mapiproxy.transport.session.Sessions;

/**
 * Tells modules and servers that a session has ended, in the order of responses, then has its slots closed. Modules hear it on the event loop;
 * as soon as a server is there that may wait, the servers and the slots have a worker thread.
 */
final class SessionFarewell implements Sessions.Ending {
    private static final Logger LOGGER = System.getLogger(SessionFarewell.class.getName());

    private final ChainRegistry registry;
    private final Executor workers;
    private final TransportCounters counters;

    SessionFarewell(ChainRegistry registry, Executor workers, TransportCounters counters) {
        this.registry = registry;
        this.workers = workers;
        this.counters = counters;
    }

    @Override
    public void onEnd(Session session, Runnable closeSlots) {
        ChainSnapshot chain = registry.snapshot();
        Runnable rest = () -> {
            chain.servers().forEach(server -> tell(server, session));
            closeSlots.run();
        };
        for (int i = chain.modules().size() - 1; i >= 0; i--) {
            tell(chain.modules().get(i), session);
        }
        run(session, mayWait(chain), rest);
    }

    @Override
    public void onEnd(SessionContext context, Runnable closeSlots) {
        run(context, mayWait(registry.snapshot()), closeSlots);
    }

    private static boolean mayWait(ChainSnapshot chain) {
        return chain.servers().stream().anyMatch(server -> server.registration().isBlocking());
    }

    private void run(Object ending, boolean mayWait, Runnable rest) {
        if (!mayWait) {
            rest.run();
            return;
        }
        try {
            workers.execute(rest);
        } catch (RejectedExecutionException e) {
            // Late on this thread is better than never: what the slots hold would be lost.
            LOGGER.log(Level.WARNING, () -> ending + " ends on the event loop, since no worker is free");
            rest.run();
        }
    }

    private void tell(ActiveModule module, Session session) {
        if (module.registration().hooks().contains(Hook.UNBIND)) {
            tell(module, () -> module.onUnbind(session));
        }
    }

    private void tell(ActiveServer server, Session session) {
        if (server.registration().wantsUnbind()) {
            tell(server, () -> server.onUnbind(session));
        }
    }

    private void tell(ActiveBean<?> bean, CallPass.Step farewell) {
        if (!bean.enter()) {
            return;
        }
        try {
            farewell.run();
        } catch (ModuleException | RuntimeException | StackOverflowError | LinkageError e) {
            counters.increment(Counter.MODULE_FAILURES);
            LOGGER.log(Level.ERROR, bean + " failed in onUnbind", e);
        } finally {
            bean.exit();
        }
    }
}
