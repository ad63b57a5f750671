/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.spi.Call;
import org.openchange.mapiproxy.spi.ProxyModule;
import org.openchange.mapiproxy.spi.Session;

class HookTest {
    @Test
    void findsWhatABeanOverridesItselfOrInherits() {
        assertThat(Hook.overriddenBy(Above.class)).containsExactly(Hook.UNBIND);
        assertThat(Hook.overriddenBy(Below.class)).containsExactlyInAnyOrder(Hook.REQUEST_BYTES, Hook.UNBIND);
    }

    @Test
    void findsNothingInABeanThatOverridesNothing() {
        assertThat(Hook.overriddenBy(Plain.class)).isEmpty();
    }

    @Test
    void findsAHookInAnInterfaceBelowTheSpi() {
        assertThat(Hook.overriddenBy(Mixed.class)).containsExactly(Hook.UNBIND);
    }

    public static class Plain implements ProxyModule {}

    public static class Above implements ProxyModule {
        @Override
        public void onUnbind(Session session) {}
    }

    public static class Below extends Above {
        @Override
        public ByteBuffer onRequestBytes(Call call, ByteBuffer stub) {
            return stub;
        }
    }

    public interface Mixin extends ProxyModule {
        @Override
        default void onUnbind(Session session) {}
    }

    public static class Mixed implements Mixin {}
}
