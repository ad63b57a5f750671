/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.chain;

import java.util.Optional;
import java.util.function.Function;
import org.openchange.mapiproxy.config.ProxyIdentity;
import org.openchange.mapiproxy.spi.ModuleContext;
import org.openchange.mapiproxy.transport.session.SlotTable;

/** What a module or server is told, and what its instances share for as long as it is active. */
final class BeanContext implements ModuleContext {
    private static final int SLOTS = 256;

    private final String name;
    private final Function<String, Optional<String>> options;
    private final ProxyIdentity identity;
    private final SlotTable slots;

    BeanContext(String name, ChainSettings settings) {
        this.name = name;
        this.options = settings.options();
        this.identity = settings.identity();
        this.slots = new SlotTable("bean " + name, SLOTS);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<String> option(String optionName) {
        return options.apply(optionName);
    }

    @Override
    public ProxyIdentity identity() {
        return identity;
    }

    @Override
    public SlotTable slots() {
        return slots;
    }
}
