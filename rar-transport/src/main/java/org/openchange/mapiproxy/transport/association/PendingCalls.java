/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.association;

/** The calls of one connection that wait for their answer, in the order in which they came. A list through the calls themselves. */
final class PendingCalls {
    private ServerCall first;
    private ServerCall last;
    /** Also read by other threads, for the status. */
    private volatile int count;

    int count() {
        return count;
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField") // one thread writes
    void add(ServerCall call) {
        call.previous = last;
        if (last == null) {
            first = call;
        } else {
            last.next = call;
        }
        last = call;
        count++;
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField") // one thread writes
    void remove(ServerCall call) {
        if (call.previous == null) {
            first = call.next;
        } else {
            call.previous.next = call.next;
        }
        if (call.next == null) {
            last = call.previous;
        } else {
            call.next.previous = call.previous;
        }
        call.previous = null;
        call.next = null;
        count--;
    }

    /** The one that came first with this call_id; null when there is none. */
    ServerCall find(int callId) {
        for (ServerCall call = first; call != null; call = call.next) {
            if (call.callId() == callId) {
                return call;
            }
        }
        return null;
    }

    void abandonAll() {
        while (first != null) {
            first.abandon(); // which removes it
        }
    }
}
