/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.instance;

import java.util.HashMap;
import java.util.Map;
import org.openchange.mapiproxy.config.DatabaseSettings;
import org.openchange.mapiproxy.persistence.database.DatabaseAddress;

/**
 * What the server's data source is told. The password goes by the environment, which nobody but the owner of a process can see.
 *
 * @param address where the database is
 * @param connections how many there may be at once
 */
public record ServerDatabase(DatabaseAddress address, int connections) {

    /**
     * Makes the files of an own database where they are missing.
     *
     * @throws org.openchange.mapiproxy.persistence.database.DatabaseException if they cannot be used
     */
    public static ServerDatabase of(DatabaseSettings settings) {
        return new ServerDatabase(DatabaseAddress.of(settings), settings.connections());
    }

    Map<String, String> properties() {
        Map<String, String> properties = new HashMap<>();
        properties.put("mapiproxy.datasource.driver", address.driver());
        properties.put("mapiproxy.datasource.url", address.url());
        properties.put("mapiproxy.datasource.connections", Integer.toString(connections));
        properties.put("mapiproxy.datasource.user", address.user().orElse(""));
        // an H2 of ours is served to commands, and to nobody on another machine
        properties.put("h2.bindAddress", "127.0.0.1");
        return properties;
    }

    Map<String, String> environment() {
        return address.password()
                .map(password -> Map.of("MAPIPROXY_DATASOURCE_PASSWORD", password.reveal()))
                .orElse(Map.of());
    }
}
