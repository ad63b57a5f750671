/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.database;

import java.util.List;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.boot.registry.BootstrapServiceRegistry;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.cfg.Configuration;
import org.openchange.mapiproxy.persistence.database.id.AllocatorEntity;
import org.openchange.mapiproxy.persistence.database.id.ReplicaEntity;
import org.openchange.mapiproxy.persistence.database.mailbox.MailboxEntity;
import org.openchange.mapiproxy.persistence.database.organization.AdministrativeGroupEntity;
import org.openchange.mapiproxy.persistence.database.organization.OrganizationEntity;
import org.openchange.mapiproxy.persistence.database.organization.PublicFolderEntity;
import org.openchange.mapiproxy.persistence.database.organization.PublicFolderStoreEntity;
import org.openchange.mapiproxy.persistence.database.organization.ServerEntity;

/** The classes that Hibernate maps, and how it is to work. The tables are {@link Migrations}' and never made by Hibernate. */
final class Entities {
    private static final List<Class<?>> CLASSES = List.of(
            AllocatorEntity.class,
            ReplicaEntity.class,
            OrganizationEntity.class,
            AdministrativeGroupEntity.class,
            ServerEntity.class,
            PublicFolderStoreEntity.class,
            PublicFolderEntity.class,
            MailboxEntity.class);

    private Entities() {}

    static SessionFactory sessions(DataSource source) {
        BootstrapServiceRegistry registry = new BootstrapServiceRegistryBuilder()
                .applyClassLoader(Entities.class.getClassLoader())
                .build();
        Configuration configuration = new Configuration(registry);
        CLASSES.forEach(configuration::addAnnotatedClass);
        configuration.getProperties().put(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, source);
        configuration
                .setProperty(AvailableSettings.TRANSACTION_COORDINATOR_STRATEGY, "jdbc")
                .setProperty(
                        AvailableSettings.JTA_PLATFORM,
                        "org.hibernate.engine.transaction.jta.platform.internal.NoJtaPlatform")
                .setProperty(AvailableSettings.JAKARTA_VALIDATION_MODE, "none")
                .setProperty(AvailableSettings.STATEMENT_BATCH_SIZE, "500")
                .setProperty(AvailableSettings.ORDER_INSERTS, "true")
                .setProperty(AvailableSettings.IN_CLAUSE_PARAMETER_PADDING, "true")
                .setProperty(AvailableSettings.USE_SECOND_LEVEL_CACHE, "false");
        return configuration.buildSessionFactory();
    }
}
