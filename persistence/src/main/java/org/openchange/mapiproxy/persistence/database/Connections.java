/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.database;

import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.naming.spi.NamingManager;
import javax.sql.DataSource;
import org.openchange.mapiproxy.config.DatabaseSettings;
import org.openchange.mapiproxy.persistence.database.DatabaseException.Reason;

/** A bounded pool of connections: the server's, or, in a process that is no server, one of ours to the same database. */
interface Connections extends AutoCloseable {
    /** Where the server has its data source. */
    String JNDI_NAME = "java:/mapiproxy/Database";

    DataSource dataSource();

    @Override
    void close();

    /** Connects to nothing yet. */
    static Connections of(DatabaseSettings settings) {
        return NamingManager.hasInitialContextFactoryBuilder() ? ofServer() : PooledConnections.open(settings);
    }

    private static Connections ofServer() {
        try {
            DataSource source = InitialContext.doLookup(JNDI_NAME);
            return new ServerConnections(source);
        } catch (NamingException e) {
            throw new DatabaseException(
                    Reason.FAILED, "this server has no data source " + JNDI_NAME + " (" + e.getMessage() + ")", e);
        }
    }

    /** The server closes its own. */
    record ServerConnections(DataSource dataSource) implements Connections {
        @Override
        public void close() {
            // nothing of ours is open
        }
    }
}
