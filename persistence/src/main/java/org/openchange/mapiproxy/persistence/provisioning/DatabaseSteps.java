/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.provisioning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openchange.mapiproxy.persistence.database.Database;
import org.openchange.mapiproxy.persistence.database.SchemaState;
import org.openchange.mapiproxy.persistence.database.organization.Organization;
import org.openchange.mapiproxy.persistence.database.organization.OrganizationRepository;

/** The steps in the database: its tables, and the organization with its public folders and server. */
final class DatabaseSteps {
    private final Database database;
    private final OrganizationRepository organizations;

    DatabaseSteps(Database database) {
        this.database = database;
        organizations = new OrganizationRepository(database);
    }

    List<Step> steps(ProvisioningRequest request) {
        List<Step> steps = new ArrayList<>();
        SchemaState schema = database.schema();
        if (!schema.pending().isEmpty()) {
            steps.add(new Step("tables: " + String.join(", ", schema.pending()), database::upgrade));
        }
        // Asking tables that are not up to date would bring them up to date.
        if (!schema.pending().isEmpty() || !isRegistered(request)) {
            steps.add(new Step(
                    "organization " + request.organization() + ", its public folders and the server "
                            + request.server(),
                    () -> organizations.register(
                            request.organization(), request.administrativeGroup(), request.server())));
        }
        return steps;
    }

    private boolean isRegistered(ProvisioningRequest request) {
        Optional<Organization> found = organizations.find(request.organization());
        return found.stream()
                .flatMap(organization -> organization.groups().stream())
                .filter(group -> group.name().equalsIgnoreCase(request.administrativeGroup()))
                .flatMap(group -> group.servers().stream())
                .anyMatch(server -> server.name().equalsIgnoreCase(request.server()));
    }
}
