/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.database;

import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openchange.mapiproxy.config.ProxySettings;
import org.openchange.mapiproxy.launcher.instance.InstanceDirectory;
import org.openchange.mapiproxy.launcher.instance.LauncherException;
import org.openchange.mapiproxy.launcher.option.ConfigurationOption;
import org.openchange.mapiproxy.launcher.option.DataOption;
import org.openchange.mapiproxy.persistence.database.Database;
import org.openchange.mapiproxy.persistence.database.Databases;
import picocli.CommandLine.Mixin;

/** The database of an instance, as its configuration names it. */
public final class DatabaseOption {
    /** What these log is thrown as well; kept here, because the logging forgets the levels of loggers that nobody holds. */
    private static final List<Logger> TALKATIVE =
            List.of(Logger.getLogger("org.hibernate"), Logger.getLogger("org.flywaydb"), Logger.getLogger("io.agroal"));

    @Mixin
    private ConfigurationOption configuration;

    @Mixin
    private DataOption data;

    public ProxySettings settings() {
        return configuration.settings(configuration.properties(data.directory(), Map.of()));
    }

    /** Connects with the first use. */
    public Database open(ProxySettings settings) throws LauncherException {
        TALKATIVE.forEach(logger -> logger.setLevel(Level.OFF));
        InstanceDirectory directory = data.directory();
        if (settings.database().url().isEmpty()) {
            directory.create();
        }
        return Databases.open(settings.database());
    }
}
