/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.chain;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.openchange.mapiproxy.spi.ModuleException;

/**
 * A bean that is in the chain, or is leaving it, and the calls that still need it.
 *
 * <pre>
 * in the chain ── leave ──► leaving ── no call needs it, or the time is over ──► gone
 *      └──────────────── its container no longer runs it ───────────────────────►
 * </pre>
 *
 * A call that arrives at a leaving bean starts over with the chain that no longer has it; one that it entered before may finish.
 */
class ActiveBean<T> {
    private static final Logger LOGGER = System.getLogger(ActiveBean.class.getName());
    private static final long POLL_NANOS = Duration.ofMillis(1).toNanos();

    private final BeanSource<T> beans;
    private final BeanContext context;
    private final AtomicLong calls = new AtomicLong();
    private volatile boolean leaving;
    private volatile boolean gone;

    ActiveBean(BeanContext context, BeanSource<T> beans) {
        this.context = context;
        this.beans = beans;
    }

    final String name() {
        return context.name();
    }

    final BeanContext context() {
        return context;
    }

    final T take() throws ModuleException {
        return beans.take();
    }

    final void giveBack(T bean) {
        beans.giveBack(bean);
    }

    /** Whether a call may count on this bean until its {@link #exit}. */
    final boolean enter() {
        calls.incrementAndGet();
        if (leaving) {
            calls.decrementAndGet();
            return false;
        }
        return true;
    }

    final void exit() {
        calls.decrementAndGet();
    }

    /** Whether the container no longer runs the bean; if so it is gone, though nobody has said yet that it leaves. */
    final boolean isRefusal(RuntimeException failure) {
        boolean isRefusal = beans.isRefusal(failure);
        if (isRefusal && !gone) {
            gone = true;
            LOGGER.log(Level.INFO, () -> this + " is being undeployed; calls under way go on without it");
        }
        return isRefusal;
    }

    /** Whether calls that entered before pass without it now. */
    final boolean isGone() {
        return gone;
    }

    /**
     * Waits for the calls that need this bean, then releases it. The chain without it has to be in place before.
     *
     * @return how many calls still needed it when the time was over
     */
    final long leave(Duration patience) {
        leaving = true;
        long deadline = System.nanoTime() + patience.toNanos();
        while (calls.get() > 0
                && !gone
                && System.nanoTime() - deadline < 0
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(POLL_NANOS);
        }
        long left = calls.get();
        gone = true;
        close();
        return left;
    }

    /** Releases the beans and what they share. */
    final void close() {
        beans.close();
        context.slots().close();
    }
}
