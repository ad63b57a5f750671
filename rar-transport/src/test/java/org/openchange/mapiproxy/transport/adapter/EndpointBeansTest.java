/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.spi.ModuleException;
import org.openchange.mapiproxy.spi.ProxyModule;

class EndpointBeansTest {
    private final FakeEndpointFactory factory = new FakeEndpointFactory(new ProxyModule() {}, ProxyModule.class);
    private final EndpointBeans<ProxyModule> beans = new EndpointBeans<>(factory, ProxyModule.class);

    @Test
    void oneThreadKeepsUsingOneEndpoint() throws Exception {
        for (int i = 0; i < 100; i++) {
            beans.giveBack(beans.take());
        }

        assertThat(factory.created).hasValue(1);
    }

    @Test
    void everyEndpointIsReleasedOnceThoughOneWasInUseAtTheEnd() throws Exception {
        ProxyModule inUse = beans.take();
        beans.giveBack(beans.take());

        beans.close();
        assertThat(factory.released).hasValue(1);
        beans.giveBack(inUse);

        assertThat(factory.created).hasValue(2);
        assertThat(factory.released).hasValue(2);
    }

    @Test
    void nothingIsMadeAfterTheEnd() {
        beans.close();

        assertThatThrownBy(beans::take).isInstanceOf(ModuleException.class);
    }

    @Test
    void aContainerWithoutEndpointsMakesTheServerBusy() {
        factory.isUnavailable = true;

        assertThatThrownBy(beans::take).isInstanceOfSatisfying(ModuleException.class, e -> assertThat(e.status())
                .isEqualTo(FaultStatus.NCA_SERVER_TOO_BUSY));
    }

    @Test
    void moreAtATimeThanThereArePlacesAreReleasedWhenGivenBack() throws Exception {
        List<ProxyModule> taken = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            taken.add(beans.take());
        }
        taken.forEach(beans::giveBack);
        assertThat(factory.released.get()).isPositive();

        beans.close();

        assertThat(factory.released).hasValue(200);
    }

    @Test
    void nothingLeaksWhenTheEndComesUnderTraffic() throws Exception {
        for (int round = 0; round < 50; round++) {
            FakeEndpointFactory busy = new FakeEndpointFactory(new ProxyModule() {}, ProxyModule.class);
            EndpointBeans<ProxyModule> source = new EndpointBeans<>(busy, ProxyModule.class);
            AtomicBoolean stop = new AtomicBoolean();
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                Thread thread = new Thread(() -> useUntil(stop, source));
                thread.start();
                threads.add(thread);
            }
            source.close();
            stop.set(true);
            for (Thread thread : threads) {
                thread.join(TimeUnit.SECONDS.toMillis(10));
            }
            assertThat(busy.released.get()).isEqualTo(busy.created.get());
        }
    }

    private static void useUntil(AtomicBoolean stop, EndpointBeans<ProxyModule> source) {
        while (!stop.get()) {
            try {
                source.giveBack(source.take());
            } catch (ModuleException e) {
                return;
            }
        }
    }
}
