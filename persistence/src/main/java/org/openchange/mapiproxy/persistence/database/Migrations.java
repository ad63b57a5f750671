/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.database;

import java.util.Collection;
import java.util.List;
import org.flywaydb.core.api.Location;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.flywaydb.core.internal.resource.classpath.ClassPathResource;

/** The steps of the schema, by name, because what is inside a server's modules cannot be listed by everybody. Never change one that was released. */
final class Migrations implements ResourceProvider {
    static final List<String> NAMES = List.of("V1__organizations_and_mailboxes.sql");

    private static final Location LOCATION =
            new Location("classpath:org/openchange/mapiproxy/persistence/database/migration");

    /** Null for what is not there: Flyway asks for settings beside each step, too. */
    @Override
    public LoadableResource getResource(String name) {
        String file = name.substring(name.lastIndexOf('/') + 1);
        return NAMES.contains(file) ? resource(file) : null;
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
        return NAMES.stream()
                .filter(name -> name.startsWith(prefix))
                .filter(name -> List.of(suffixes).stream().anyMatch(name::endsWith))
                .map(Migrations::resource)
                .toList();
    }

    private static LoadableResource resource(String name) {
        return new ClassPathResource(
                LOCATION,
                LOCATION.getRootPath() + "/" + name,
                Migrations.class.getClassLoader(),
                java.nio.charset.StandardCharsets.UTF_8);
    }
}
