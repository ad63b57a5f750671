/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.servers.database;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import org.eclipse.microprofile.config.ConfigProvider;
import org.openchange.mapiproxy.config.ConfigurationException;
import org.openchange.mapiproxy.config.Overrides;
import org.openchange.mapiproxy.config.ProxySettings;
import org.openchange.mapiproxy.persistence.database.Database;
import org.openchange.mapiproxy.persistence.database.Databases;

/**
 * Opens the database at the start of a node that answers an interface itself, so that the first client does not wait for it, and so that the
 * node says of itself that it is not ready while the database is away. A node that relays everything needs none.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class DatabaseStartup {
    private static final System.Logger LOG = System.getLogger(DatabaseStartup.class.getName());

    private Database database;

    @PostConstruct
    void open() {
        try {
            ProxySettings settings = ProxySettings.load(Overrides.of(ConfigProvider.getConfig()));
            if (settings.proxy().server() || !settings.proxy().servers().isEmpty()) {
                database = Databases.open(settings.database());
                database.openInBackground();
            }
        } catch (ConfigurationException e) {
            // the adapter, which reads the same, refuses to start and says why
            LOG.log(System.Logger.Level.DEBUG, "no database without a configuration", e);
        }
    }

    @PreDestroy
    void close() {
        if (database != null) {
            database.close();
        }
    }
}
