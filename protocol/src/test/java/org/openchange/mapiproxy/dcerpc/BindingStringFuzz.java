/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.dcerpc;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class BindingStringFuzz {

    @Property(tries = 500)
    void readsOrRefusesAnything(@ForAll String tail) {
        try {
            BindingString binding = BindingString.parse("ncacn_ip_tcp:h" + tail);
            assertThat(BindingString.parse(binding.toString())).isEqualTo(binding);
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).contains("binding");
        }
    }
}
