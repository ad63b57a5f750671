/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.spi;

import java.util.Optional;
import org.openchange.mapiproxy.config.ProxyIdentity;

/** What a module is told when it joins the chain. */
public interface ModuleContext {

    /** The name under which the module or server was activated. */
    String name();

    /** The value of an option of the configuration, for example {@code mpm_dummy:test}; empty when it is not set. */
    Optional<String> option(String name);

    /**
     * What all instances of the bean share for as long as it is active: its parsed settings, and what it learned of upstream. Not for what
     * belongs to a client.
     */
    Slots slots();

    /** The names under which this proxy presents itself. */
    ProxyIdentity identity();

    /** The refusal of a bad option: the activation fails with its name, its value and what is allowed. */
    default ModuleException refuse(String option, String value, String allowed) {
        return new ModuleException(
                org.openchange.mapiproxy.dcerpc.FaultStatus.CANNOT_PERFORM,
                "option \"" + option + "\" = \"" + value + "\": " + allowed);
    }
}
