/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.chain;

import java.util.Objects;
import java.util.Set;
import org.openchange.mapiproxy.spi.ProxyModule;

/**
 * A module that was deployed.
 *
 * @param name as {@code dcerpc_mapiproxy:modules} lists it
 * @param filter the calls that it wants to see
 * @param hooks the hooks that it overrides
 * @param beans its bean
 */
public record ModuleRegistration(String name, InterfaceFilter filter, Set<Hook> hooks, BeanSource<ProxyModule> beans) {
    public ModuleRegistration {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(filter, "filter");
        Objects.requireNonNull(beans, "beans");
        hooks = Set.copyOf(hooks);
    }
}
