/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.config;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * {@code mapiproxy.conf} as a source of MicroProfile Config: above {@code microprofile-config.properties}, below the environment and the
 * system properties. An option is known as in the file, {@code mpm_dummy:test}, and in the form that system properties use, {@code
 * mpm_dummy.test}. Passwords are left out, because any deployment can list what is here.
 *
 * <p>It keeps nothing: the container makes one for each deployment unit, and the file is read when it is asked.
 */
public final class MapiProxyConfigSource implements ConfigSource {
    private static final int ORDINAL = 110;

    @Override
    public int getOrdinal() {
        return ORDINAL;
    }

    @Override
    public String getName() {
        return "mapiproxy.conf";
    }

    @Override
    public Set<String> getPropertyNames() {
        return getProperties().keySet();
    }

    @Override
    public String getValue(String propertyName) {
        // The name of the file is asked for at every look-up, and is never in it.
        return propertyName.equals(ProxySettings.FILE_PROPERTY)
                ? null
                : getProperties().get(propertyName);
    }

    /** @throws ConfigurationException if the file is named, but cannot be read */
    @Override
    public Map<String, String> getProperties() {
        ConfFile file = Overrides.ofProcess()
                .apply(ProxySettings.FILE_PROPERTY)
                .filter(name -> !name.isBlank())
                .map(name -> ConfFile.read(Path.of(name)))
                .orElse(ConfFile.NONE);
        Map<String, String> properties = new LinkedHashMap<>();
        file.entries().stream().filter(ConfEntry::isGlobal).forEach(entry -> put(properties, entry));
        return properties;
    }

    private static void put(Map<String, String> properties, ConfEntry entry) {
        Optional<ProxyOption> option = ProxyOption.named(entry.name());
        if (option.isPresent()) {
            if (!option.get().secret()) {
                properties.put(option.get().propertyName(), entry.value());
                properties.put(option.get().optionName(), entry.value());
            }
        } else if (FileReview.belongsToModules(entry)) {
            properties.put(OptionName.propertyName(entry.name()), entry.value());
            properties.put(entry.normalizedName(), entry.value());
        }
    }
}
