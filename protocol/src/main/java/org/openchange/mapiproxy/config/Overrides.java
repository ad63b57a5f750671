/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.config;

import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;

/** Where values come from that go before those of the file. */
public final class Overrides {
    private Overrides() {}

    /** Nothing overrides the file. */
    public static Function<String, Optional<String>> none() {
        return name -> Optional.empty();
    }

    /** System properties, then environment variables, as MicroProfile Config orders and names them. */
    public static Function<String, Optional<String>> ofProcess() {
        return name -> Optional.ofNullable(System.getProperty(name))
                .or(() -> Optional.ofNullable(System.getenv(name)))
                .or(() -> Optional.ofNullable(System.getenv(OptionName.environmentName(name))));
    }

    /**
     * All sources of a MicroProfile Config. Values are taken raw, because a password may contain what looks like an expression.
     */
    public static Function<String, Optional<String>> of(Config config) {
        return name -> Optional.ofNullable(config.getConfigValue(name).getRawValue());
    }
}
