/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.spi.SlotKey;

class SlotTableTest {
    private static final SlotKey<Closing> KEY = new SlotKey<>("test.closing", Closing.class);
    private static final SlotKey<String> OTHER = new SlotKey<>("test.other", String.class);

    private final SlotTable slots = new SlotTable("owner", 2);

    @Test
    void keepsAValueUnderItsNameAndType() {
        slots.put(OTHER, "value");

        assertThat(slots.get(OTHER)).contains("value");
        assertThat(slots.get(KEY)).isEmpty();
    }

    @Test
    void makesAMissingValueOnce() {
        AtomicInteger made = new AtomicInteger();

        slots.computeIfAbsent(OTHER, () -> "value " + made.incrementAndGet());
        String second = slots.computeIfAbsent(OTHER, () -> "value " + made.incrementAndGet());

        assertThat(second).isEqualTo("value 1");
    }

    @Test
    void closesAValueThatIsReplacedRemovedOrLeftAtTheEndExactlyOnce() {
        Closing replaced = new Closing();
        Closing removed = new Closing();
        Closing left = new Closing();

        slots.put(KEY, replaced);
        slots.put(KEY, removed);
        slots.remove(KEY);
        slots.put(KEY, left);
        slots.put(KEY, left);
        slots.close();
        slots.close();

        assertThat(replaced.closed).hasValue(1);
        assertThat(removed.closed).hasValue(1);
        assertThat(left.closed).hasValue(1);
    }

    @Test
    void closesAValueThatComesAfterTheEnd() {
        Closing late = new Closing();
        slots.close();

        assertThatThrownBy(() -> slots.put(KEY, late)).isInstanceOf(IllegalStateException.class);
        assertThat(late.closed).hasValue(1);
        assertThat(slots.get(KEY)).isEmpty();
        assertThatThrownBy(() -> slots.computeIfAbsent(KEY, Closing::new)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void closesTheOthersThoughOneFails() {
        Closing good = new Closing();
        slots.put(new SlotKey<>("test.failing", AutoCloseable.class), () -> {
            throw new IllegalStateException("a bug");
        });
        slots.put(KEY, good);

        slots.close();

        assertThat(good.closed).hasValue(1);
    }

    @Test
    void hasRoomForNoMoreThanItsLimit() {
        slots.put(KEY, new Closing());
        slots.put(OTHER, "value");

        assertThatThrownBy(() -> slots.put(new SlotKey<>("test.third", String.class), "value"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("2 slots");
        slots.put(OTHER, "replaced");
        assertThat(slots.get(OTHER)).contains("replaced");
    }

    @Test
    void makingOneValueMayMakeAnother() {
        String value = slots.computeIfAbsent(OTHER, () -> {
            slots.put(KEY, new Closing());
            return "value";
        });

        assertThat(value).isEqualTo("value");
        assertThat(slots.names()).containsExactlyInAnyOrder("test.closing", "test.other");
    }

    private static final class Closing implements AutoCloseable {
        private final AtomicInteger closed = new AtomicInteger();

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }
}
