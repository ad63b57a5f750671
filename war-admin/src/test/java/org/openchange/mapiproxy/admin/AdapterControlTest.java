/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.admin;

import static org.assertj.core.api.Assertions.assertThat;

import javax.naming.NameNotFoundException;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.spi.control.Counter;

class AdapterControlTest {
    private final FakeProxyControl adapter = new FakeProxyControl();
    private boolean running = true;
    private final AdapterControl control = new AdapterControl(() -> {
        if (!running) {
            throw new NameNotFoundException("java:/mapiproxy/ProxyControl");
        }
        return adapter;
    });

    @Test
    void passesOnWhatTheAdapterSays() {
        adapter.counters.put(Counter.CALLS, 5L);

        assertThat(control.status()).isEqualTo(adapter.status());
        assertThat(control.count(Counter.CALLS)).isEqualTo(5);
    }

    @Test
    void isNotReadyWhileTheAdapterIsAway() {
        running = false;

        assertThat(control.status().ready()).isFalse();
        assertThat(control.status().notReady())
                .containsExactly("the resource adapter is not running; the server's log says why");
        assertThat(control.count(Counter.CALLS)).isZero();
    }

    @Test
    void seesTheAdapterComeBack() {
        running = false;
        control.status();
        running = true;

        assertThat(control.status().ready()).isTrue();
    }
}
