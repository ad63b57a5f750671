/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.provisioning;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openchange.mapiproxy.persistence.database.Database;
import org.openchange.mapiproxy.persistence.directory.Directory;
import org.openchange.mapiproxy.persistence.directory.DirectoryEntry;
import org.openchange.mapiproxy.persistence.directory.DirectoryException;
import org.openchange.mapiproxy.persistence.directory.DirectoryKind;
import org.openchange.mapiproxy.persistence.schema.ExchangeSchema;

/**
 * Prepares a directory for an organization and a server of it. Keeps no state: a plan is made of what the directory has, so that a run after an
 * interrupted one does what is left, and a run after a complete one does nothing. Thread-safe; two at once do no harm to each other.
 */
public final class Provisioning {
    private final Directory directory;
    private final Optional<Database> database;

    /** Prepares the directory alone. @param directory stays the caller's */
    public Provisioning(Directory directory) {
        this(directory, Optional.empty());
    }

    /** Prepares both, which stay the caller's. */
    public Provisioning(Directory directory, Database database) {
        this(directory, Optional.of(database));
    }

    private Provisioning(Directory directory, Optional<Database> database) {
        this.directory = directory;
        this.database = database;
    }

    /**
     * Finds out what is missing, and changes nothing.
     *
     * @throws DirectoryException if the directory cannot be asked, or never can get what is missing: {@code NOT_ALLOWED}
     * @throws org.openchange.mapiproxy.persistence.database.DatabaseException if the database cannot be asked
     */
    public ProvisioningPlan plan(ProvisioningRequest request) throws DirectoryException {
        List<Stage> stages = new ArrayList<>(schema());
        OrganizationObjects objects = new OrganizationObjects(directory.layout(), request);
        EntrySteps steps = new EntrySteps(directory);
        List<DirectoryEntry> containers = containers(objects);
        for (DirectoryEntry container : containers) {
            steps.look(container.dn());
        }
        steps.lookBelow(objects.organization());
        stages.add(Stage.of("containers", steps.steps(containers)));
        stages.add(Stage.of("objects of the organization " + request.organization(), steps.steps(objects.all())));
        stages.add(Stage.of("roots of the address book", steps.additions(objects.roots())));
        database.ifPresent(known -> stages.add(Stage.of("database", new DatabaseSteps(known).steps(request))));
        return new ProvisioningPlan(stages);
    }

    private List<Stage> schema() throws DirectoryException {
        return switch (directory.kind()) {
            case ACTIVE_DIRECTORY -> new ActiveDirectorySchema(directory, ExchangeSchema.read()).stages();
            case OPENLDAP -> new OpenLdapSchema(directory).stages();
            case EMBEDDED -> List.of();
        };
    }

    // In Active Directory the configuration is a naming context of its own and always there.
    private List<DirectoryEntry> containers(OrganizationObjects objects) {
        List<DirectoryEntry> all = objects.containers();
        return directory.kind() == DirectoryKind.ACTIVE_DIRECTORY ? all.subList(1, all.size()) : all;
    }

    /**
     * Makes what is missing.
     *
     * @return how many changes were made; 0 when nothing was missing
     * @throws IOException at the first change that fails; what was made before stays, and the next call goes on from there
     */
    public int apply(ProvisioningRequest request, ProvisioningProgress progress) throws IOException {
        ProvisioningPlan plan = plan(request);
        plan.apply(progress);
        return plan.size();
    }

    /** For those who compare names. */
    static DN parsed(String dn) throws DirectoryException {
        try {
            return new DN(dn);
        } catch (LDAPException e) {
            throw new DirectoryException(DirectoryException.Reason.FAILED, "\"" + dn + "\" is no name of an entry", e);
        }
    }
}
