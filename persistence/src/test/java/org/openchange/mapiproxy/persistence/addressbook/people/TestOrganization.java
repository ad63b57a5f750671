/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.openchange.mapiproxy.persistence.directory.DirectoryEntry;

/** The objects of an organization with one server and the usual address lists, for directories that nobody provisioned. */
public final class TestOrganization {
    private static final String SERVER = "MAIL1";

    private TestOrganization() {}

    public static String recipientDn(String organization, String alias) {
        return "/o=" + organization + "/ou=Group/cn=Recipients/cn=" + alias;
    }

    public static String serverLegacyDn(String organization) {
        return "/o=" + organization + "/ou=Group/cn=Configuration/cn=Servers/cn=" + SERVER;
    }

    private static String base(String container) {
        return container.substring(container.toUpperCase(Locale.ROOT).indexOf("DC="));
    }

    private static String exchange(String container) {
        return "CN=Microsoft Exchange,CN=Services,CN=Configuration," + base(container);
    }

    /** @param container any name below the naming context */
    static String databaseDn(String organization, String container) {
        return "CN=Mailbox Store,CN=" + SERVER + ",CN=Servers,CN=Group,CN=Administrative Groups,CN=" + organization
                + "," + exchange(container);
    }

    /** Above all organizations, from the outermost inwards; without the naming context itself. */
    public static List<DirectoryEntry> services(String base) {
        String configuration = "CN=Configuration," + base;
        String services = "CN=Services," + configuration;
        return List.of(
                named(configuration, "Configuration", "container"),
                named(services, "Services", "container"),
                named("CN=Microsoft Exchange," + services, "Microsoft Exchange", "msExchConfigurationContainer"));
    }

    /** Of one organization, from the outermost inwards. */
    public static List<DirectoryEntry> of(String organization, String base) {
        String top = "CN=" + organization + "," + exchange(base);
        String groups = "CN=Administrative Groups," + top;
        String group = "CN=Group," + groups;
        String servers = "CN=Servers," + group;
        String server = "CN=" + SERVER + "," + servers;
        String legacy = "/o=" + organization;
        List<DirectoryEntry> entries = new ArrayList<>();
        entries.add(
                known(top, organization, legacy, "msExchOrganizationContainer").build());
        entries.add(named(groups, "Administrative Groups", "msExchAdminGroupContainer"));
        entries.add(
                known(group, "Group", legacy + "/ou=Group", "msExchAdminGroup").build());
        entries.add(named(servers, "Servers", "msExchServersContainer"));
        entries.add(known(server, SERVER, serverLegacyDn(organization), "msExchExchangeServer")
                .with("networkAddress", "ncacn_ip_tcp:mail1.example.test", "netbios:MAIL1")
                .build());
        entries.add(known(
                        "CN=Mailbox Store," + server,
                        "Mailbox Store",
                        serverLegacyDn(organization) + "/cn=Microsoft Private MDB",
                        "msExchPrivateMDB")
                .build());
        entries.addAll(lists(top));
        return entries;
    }

    private static List<DirectoryEntry> lists(String top) {
        String above = "CN=Address Lists Container," + top;
        String global = "CN=All Global Address Lists," + above;
        String lists = "CN=All Address Lists," + above;
        return List.of(
                named(above, "Address Lists Container", "msExchContainer"),
                named(global, "All Global Address Lists", "addressBookContainer"),
                list(
                        "Default Global Address List",
                        global,
                        "(&(mailNickname=*)(|(objectClass=person)(objectClass=user)"
                                + "(objectClass=group)(objectClass=contact)(objectClass=publicFolder)))"),
                named(lists, "All Address Lists", "addressBookContainer"),
                list("All Contacts", lists, "(&(mailNickname=*)(objectClass=contact))"),
                list("All Groups", lists, "(&(mailNickname=*)(objectClass=group))"),
                list("All Rooms", lists, "(&(mailNickname=*)(msExchRecipientDisplayType=7))"),
                list("All Users", lists, "(&(mailNickname=*)(objectClass=user))"),
                list("Sales", "CN=All Users," + lists, "(&(mailNickname=*)(department=Sales))"));
    }

    private static DirectoryEntry list(String name, String above, String filter) {
        return DirectoryEntry.named("CN=" + name + "," + above)
                .with("objectClass", "top", "addressBookContainer")
                .with("cn", name)
                .with("displayName", name)
                .with("purportedSearch", filter)
                .build();
    }

    private static DirectoryEntry named(String dn, String name, String objectClass) {
        return DirectoryEntry.named(dn)
                .with("objectClass", "top", objectClass)
                .with("cn", name)
                .build();
    }

    private static DirectoryEntry.Builder known(String dn, String name, String legacy, String objectClass) {
        return DirectoryEntry.named(dn)
                .with("objectClass", "top", objectClass)
                .with("cn", name)
                .with("legacyExchangeDN", legacy);
    }
}
