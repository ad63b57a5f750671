/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.database;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.openchange.mapiproxy.config.DatabaseSettings;
import org.openchange.mapiproxy.config.Secret;

/**
 * Where the database is and who asks it, as a driver takes it.
 *
 * @param driver {@code h2} or {@code postgresql}: the names of the server's drivers
 * @param url with a limit for each wait, unless the settings name another one; holds no secret
 * @param user empty for the driver's own choice
 */
public record DatabaseAddress(String driver, String url, Optional<String> user, Optional<Secret> password) {
    private static final String POSTGRESQL = "jdbc:postgresql:";

    /**
     * What keeps every wait on PostgreSQL within a limit: in seconds for the driver, in milliseconds for the server. And many rows in one
     * statement.
     */
    private static final Map<String, String> POSTGRESQL_DEFAULTS = ordered(
            "ApplicationName", "mapiproxy",
            "connectTimeout", "10",
            "socketTimeout", "120",
            "tcpKeepAlive", "true",
            "reWriteBatchedInserts", "true",
            "options", "-c%20lock_timeout=20000%20-c%20idle_in_transaction_session_timeout=300000");

    private static final Map<String, String> H2_DEFAULTS = ordered("LOCK_TIMEOUT", "20000");

    /** Names of the embedded database are ours, and so are its files: they are made when they are missing. */
    public static DatabaseAddress of(DatabaseSettings settings) {
        if (settings.url().isEmpty()) {
            return new EmbeddedDatabase(settings.embedded()).address();
        }
        String url = settings.url().get();
        boolean postgresql = url.startsWith(POSTGRESQL);
        String complete = postgresql
                ? completed(url, url.contains("?") ? "&" : "?", "&", POSTGRESQL_DEFAULTS)
                : completed(url, ";", ";", H2_DEFAULTS);
        return new DatabaseAddress(postgresql ? "postgresql" : "h2", complete, settings.user(), settings.password());
    }

    private static String completed(String url, String first, String next, Map<String, String> defaults) {
        StringBuilder text = new StringBuilder(url);
        String said = url.toLowerCase(Locale.ROOT);
        String separator = first;
        for (Map.Entry<String, String> option : defaults.entrySet()) {
            if (!said.contains(option.getKey().toLowerCase(Locale.ROOT) + "=")) {
                text.append(separator).append(option.getKey()).append('=').append(option.getValue());
                separator = next;
            }
        }
        return text.toString();
    }

    private static Map<String, String> ordered(String... namesAndValues) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}
