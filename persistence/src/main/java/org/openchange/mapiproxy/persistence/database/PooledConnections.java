/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.database;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ConnectionValidator;
import io.agroal.api.configuration.supplier.AgroalConnectionFactoryConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalConnectionPoolConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.openchange.mapiproxy.config.DatabaseSettings;

/** A pool for processes that have none of their own, such as commands. */
final class PooledConnections implements Connections {
    private static final Duration ACQUISITION = Duration.ofSeconds(20);
    private static final Duration IDLE = Duration.ofMinutes(5);

    private final AgroalDataSource source;

    private PooledConnections(AgroalDataSource source) {
        this.source = source;
    }

    static PooledConnections open(DatabaseSettings settings) {
        DatabaseAddress address = DatabaseAddress.of(settings);
        try {
            return new PooledConnections(AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .metricsEnabled(false)
                    .connectionPoolConfiguration(
                            pool(settings.connections()).connectionFactoryConfiguration(factory(address)))));
        } catch (SQLException e) {
            throw Failures.of(e, e);
        }
    }

    private static AgroalConnectionPoolConfigurationSupplier pool(int connections) {
        return new AgroalConnectionPoolConfigurationSupplier()
                .initialSize(0)
                .minSize(0)
                .maxSize(connections)
                .acquisitionTimeout(ACQUISITION)
                .reapTimeout(IDLE)
                .connectionValidator(ConnectionValidator.defaultValidatorWithTimeout(5))
                .validateOnBorrow(true);
    }

    private static AgroalConnectionFactoryConfigurationSupplier factory(DatabaseAddress address) {
        AgroalConnectionFactoryConfigurationSupplier factory = new AgroalConnectionFactoryConfigurationSupplier()
                .connectionProviderClassName(address.driver().equals("h2") ? "org.h2.Driver" : "org.postgresql.Driver")
                .jdbcUrl(address.url());
        address.user().ifPresent(user -> factory.principal(new NamePrincipal(user)));
        address.password().ifPresent(password -> factory.credential(new SimplePassword(password.reveal())));
        return factory;
    }

    @Override
    public DataSource dataSource() {
        return source;
    }

    @Override
    public void close() {
        source.close();
    }
}
