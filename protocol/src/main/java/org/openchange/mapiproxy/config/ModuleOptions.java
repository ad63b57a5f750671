/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.config;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** The parametric options that belong to modules, for example {@code mpm_dummy:test}. Thread-safe. */
public final class ModuleOptions {
    private final Map<String, String> values;
    private final Function<String, Optional<String>> lookup;

    /**
     * @param values from the file, by normalized name
     * @param lookup what overrides them, by property name; asked at each {@link #find}
     */
    ModuleOptions(Map<String, String> values, Function<String, Optional<String>> lookup) {
        this.values = Map.copyOf(values);
        this.lookup = Objects.requireNonNull(lookup, "lookup");
    }

    /** The value of {@code prefix:name}; empty when it is not set or has no value. Case and white space in the name do not count. */
    public Optional<String> find(String name) {
        return lookup.apply(OptionName.propertyName(name))
                .or(() -> Optional.ofNullable(values.get(OptionName.normalize(name))))
                .map(ValueSyntax::unquote)
                .filter(value -> !value.isEmpty());
    }

    /** The names only. */
    @Override
    public String toString() {
        return values.keySet().toString();
    }
}
