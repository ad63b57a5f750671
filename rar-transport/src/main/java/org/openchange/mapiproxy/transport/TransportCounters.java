/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.openchange.mapiproxy.spi.control.Counter;

/** The counters of the adapter. Thread-safe and cheap: event loops count on every PDU. */
public final class TransportCounters {
    private final Map<Counter, LongAdder> adders = new EnumMap<>(Counter.class);

    public TransportCounters() {
        for (Counter counter : Counter.values()) {
            adders.put(counter, new LongAdder());
        }
    }

    public void increment(Counter counter) {
        adders.get(counter).increment();
    }

    public void decrement(Counter gauge) {
        adders.get(gauge).decrement();
    }

    public void add(Counter counter, long amount) {
        adders.get(counter).add(amount);
    }

    public long get(Counter counter) {
        return adders.get(counter).sum();
    }

    public Map<Counter, Long> snapshot() {
        Map<Counter, Long> values = new EnumMap<>(Counter.class);
        adders.forEach((counter, adder) -> values.put(counter, adder.sum()));
        return values;
    }
}
