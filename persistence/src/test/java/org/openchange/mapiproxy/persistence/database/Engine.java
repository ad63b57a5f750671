/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.database;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.openchange.mapiproxy.config.DatabaseSettings;

/** What is behind the database of a test. */
public enum Engine {
    H2 {
        @Override
        public DatabaseSettings settings(Path directory) {
            return new DatabaseSettings(
                    Optional.empty(), Optional.empty(), Optional.empty(), CONNECTIONS, directory.resolve("database"));
        }
    },
    POSTGRESQL {
        @Override
        public DatabaseSettings settings(Path directory) throws SQLException {
            return TestPostgresql.get().settings(CONNECTIONS);
        }
    };

    static final int CONNECTIONS = 8;

    /** An empty database. */
    public abstract DatabaseSettings settings(Path directory) throws SQLException;

    /** The same database for a second user, who shares neither connections nor Hibernate with the first one. */
    public static DatabaseSettings again(DatabaseSettings settings) {
        return new DatabaseSettings(
                settings.url(), settings.user(), settings.password(), settings.connections() + 1, settings.embedded());
    }
}
