/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.modules.dummy;

import java.util.concurrent.atomic.AtomicInteger;

/** Calls of one session. Its connections may call at the same time. */
final class CallCount {
    private final AtomicInteger calls = new AtomicInteger();

    int next() {
        return calls.incrementAndGet();
    }

    int total() {
        return calls.get();
    }
}
