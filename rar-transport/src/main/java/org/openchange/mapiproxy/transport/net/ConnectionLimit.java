/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.net;

import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** How many connections there may be, in all and from one address, over all listeners that share it. Thread-safe. */
public final class ConnectionLimit {
    private final int inAll;
    private final int perAddress;
    private final AtomicInteger open = new AtomicInteger();
    private final Map<InetAddress, Integer> openByAddress = new ConcurrentHashMap<>();

    public ConnectionLimit(int inAll, int perAddress) {
        this.inAll = inAll;
        this.perAddress = perAddress;
    }

    /** Counts one more connection, unless there are too many; every one that was admitted is to be {@link #release}d. */
    boolean admit(InetAddress address) {
        if (open.incrementAndGet() > inAll) {
            open.decrementAndGet();
            return false;
        }
        if (openByAddress.merge(address, 1, Integer::sum) > perAddress) {
            release(address);
            return false;
        }
        return true;
    }

    void release(InetAddress address) {
        openByAddress.computeIfPresent(address, (key, count) -> count == 1 ? null : count - 1);
        open.decrementAndGet();
    }

    public int open() {
        return open.get();
    }
}
