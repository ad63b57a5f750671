/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture.tcp;

/** How many bytes may wait for something at once, all connections together. Not thread-safe. */
public final class MemoryBudget {
    private final long limitBytes;
    private long usedBytes;

    public MemoryBudget(long limitBytes) {
        this.limitBytes = limitBytes;
    }

    /** Whether there was room; only then the bytes count. */
    public boolean take(long bytes) {
        if (usedBytes + bytes > limitBytes) {
            return false;
        }
        usedBytes += bytes;
        return true;
    }

    public void giveBack(long bytes) {
        usedBytes -= bytes;
    }

    public long usedBytes() {
        return usedBytes;
    }
}
