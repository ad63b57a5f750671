/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.recipient;

import java.util.Optional;
import org.openchange.mapiproxy.persistence.directory.Directory;
import org.openchange.mapiproxy.persistence.directory.DirectoryException;
import org.openchange.mapiproxy.persistence.organization.ExchangeServer;
import org.openchange.mapiproxy.persistence.organization.LegacyDn;
import org.openchange.mapiproxy.persistence.organization.Organization;
import org.openchange.mapiproxy.persistence.organization.Organizations;

/**
 * An organization in a directory, as those see it who make people: all that new ones get from it.
 *
 * @param directory stays the caller's
 * @param recipients {@code /o=ORG/ou=GROUP/cn=Recipients}
 * @param mailboxStore value of homeMDB
 * @param mta value of homeMTA
 * @param domain of new addresses
 */
public record MailSystem(
        Directory directory,
        String organization,
        LegacyDn recipients,
        String mailboxStore,
        Optional<String> mta,
        Optional<String> domain) {

    /**
     * @param group name of the administrative group
     * @param domain what is used when the organization names none
     * @throws RecipientException if the organization's objects are not there
     */
    public static MailSystem open(Directory directory, String organization, String group, Optional<String> domain)
            throws DirectoryException, RecipientException {
        String remedy = "; run ./mapiproxy provision --organization \"" + organization + "\"";
        Organization found = new Organizations(directory)
                .find(organization)
                .orElseThrow(() -> new RecipientException(
                        "there is no organization \"" + organization + "\" in the directory" + remedy));
        Organization.AdministrativeGroup administrative = found.administrativeGroup(group)
                .orElseThrow(() -> new RecipientException("the organization \"" + organization
                        + "\" has no administrative group \"" + group + "\"" + remedy));
        ExchangeServer server = found.servers().stream()
                .filter(candidate -> candidate.mailboxDatabase().isPresent())
                .findFirst()
                .orElseThrow(() -> new RecipientException(
                        "the organization \"" + organization + "\" has no server with a mailbox store" + remedy));
        return new MailSystem(
                directory,
                found.name(),
                administrative.recipients(),
                server.mailboxDatabase().orElseThrow().dn(),
                server.mta(),
                found.defaultDomain().or(() -> domain));
    }

    public Users users() {
        return new Users(this);
    }

    public Groups groups() {
        return new Groups(this);
    }

    public Contacts contacts() {
        return new Contacts(this);
    }

    /** Below which the legacy names of the organization are: {@code /o=ORG/}. */
    String legacyPrefix() {
        return LegacyDn.organization(organization) + "/";
    }
}
