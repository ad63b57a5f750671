/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.option;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.openchange.mapiproxy.config.Overrides;
import org.openchange.mapiproxy.config.ProxyOption;
import org.openchange.mapiproxy.config.ProxySettings;
import org.openchange.mapiproxy.launcher.instance.InstanceDirectory;
import picocli.CommandLine.Option;

/** {@code -c}: the configuration, read as the server is going to read it. */
public final class ConfigurationOption {
    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description =
                    "The configuration (default: $MAPIPROXY_CONF, else mapiproxy.conf in the data directory if there is one).")
    private Path file;

    /** The file in use, absolute; empty when there is none. */
    public Optional<Path> file(InstanceDirectory directory) {
        Optional<Path> named = Optional.ofNullable(file).or(() -> Overrides.ofProcess()
                .apply(ProxySettings.FILE_PROPERTY)
                .filter(name -> !name.isBlank())
                .map(Path::of));
        return named.or(() -> Optional.of(directory.configuration()).filter(Files::exists))
                .map(Path::toAbsolutePath)
                .map(Path::normalize);
    }

    /**
     * What the server is told by system properties, so that it sees the same as the launcher.
     *
     * @param options what the command line says, which goes before the file and the environment
     */
    public Map<String, String> properties(InstanceDirectory directory, Map<ProxyOption, String> options) {
        Map<String, String> properties = new HashMap<>();
        properties.put(
                ProxyOption.DATA_DIRECTORY.propertyName(), directory.root().toString());
        file(directory).ifPresent(path -> properties.put(ProxySettings.FILE_PROPERTY, path.toString()));
        options.forEach((option, value) -> properties.put(option.propertyName(), value));
        return properties;
    }

    /** @throws org.openchange.mapiproxy.config.ConfigurationException if anything is wrong in it */
    public ProxySettings settings(Map<String, String> properties) {
        Function<String, Optional<String>> process = Overrides.ofProcess();
        return ProxySettings.load(
                name -> Optional.ofNullable(properties.get(name)).or(() -> process.apply(name)));
    }
}
