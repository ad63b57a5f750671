/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.netlogon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import javax.naming.NamingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DomainControllersTest {

    @Test
    void takesThoseOfTheConfigurationInTheirOrder() {
        List<DomainController> configured =
                List.of(DomainController.parse("dc2.example.test"), DomainController.parse("10.0.0.1[1135]"));

        assertThat(new DomainControllers("example.test", configured).inOrder()).isEqualTo(configured);
        assertThat(configured.get(0)).isEqualTo(new DomainController("dc2.example.test", 135));
        assertThat(configured.get(1)).hasToString("10.0.0.1[1135]");
    }

    @Test
    void ordersRecordsByPriorityAndWeight() throws NamingException {
        List<DomainController> order = DomainControllers.order(List.of(
                DomainControllers.Service.parse("10 100 389 late.example.test."),
                DomainControllers.Service.parse("0 10 389 light.example.test."),
                DomainControllers.Service.parse("0 100 389 heavy.example.test."),
                DomainControllers.Service.parse("0 100 3268 heavy.example.test.")));

        assertThat(order)
                .extracting(DomainController::host)
                .containsExactly("heavy.example.test", "light.example.test", "late.example.test");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0 100 389", "a b c d", "0 100 389 -x"})
    void refusesMalformedRecords(String record) {
        assertThatThrownBy(() -> DomainControllers.Service.parse(record)).isInstanceOf(NamingException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "dc 1", "dc[", "dc[0]", "dc[70000]", "dc[135]x"})
    void refusesWhatIsNoController(String text) {
        assertThatThrownBy(() -> DomainController.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
