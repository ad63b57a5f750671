/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.domain;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.GSSAPIBindRequest;
import com.unboundid.ldap.sdk.GSSAPIBindRequestProperties;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.RDN;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.RootDSE;
import com.unboundid.ldap.sdk.SASLQualityOfProtection;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import javax.security.auth.login.LoginException;
import org.ietf.jgss.GSSException;
import org.openchange.mapiproxy.config.Secret;
import org.openchange.mapiproxy.domain.MachineAccount;
import org.openchange.mapiproxy.domain.MachineAccountFile;

/** One sealed connection to a domain controller's LDAP server, as an administrator who may make computer accounts. Not thread-safe. */
public final class DomainDirectory implements AutoCloseable {
    private static final int LDAP_PORT = 389;
    private static final int TIMEOUT_MILLIS = 15_000;
    private static final String NAMING_CONTEXT = "defaultNamingContext";
    private static final String CONFIGURATION = "configurationNamingContext";
    private static final String HOST_NAME = "dnsHostName";
    private static final String KEY_VERSION = "msDS-KeyVersionNumber";
    /** [MS-ADTS] 6.1.1.4 well-known objects: where computers are put. */
    private static final String COMPUTERS_CONTAINER = "AA312825768811D1ADED00C04FD8D5CD";
    /** userAccountControl: WORKSTATION_TRUST_ACCOUNT. */
    private static final String WORKSTATION_TRUST_ACCOUNT = "4096";
    /** [MS-KILE] 2.2.7: AES of 128 and 256 bits. */
    private static final String AES_ONLY = "24";

    private final LDAPConnection connection;
    private final String base;
    private final String configuration;
    private final String realm;

    private DomainDirectory(LDAPConnection connection, RootDSE root, String realm) {
        this.connection = connection;
        this.base = root.getAttributeValue(NAMING_CONTEXT);
        this.configuration = root.getAttributeValue(CONFIGURATION);
        this.realm = realm.toLowerCase(Locale.ROOT);
    }

    /**
     * Connects and logs on with Kerberos; all that follows is encrypted.
     *
     * @param host name or address of a domain controller; its own name, for Kerberos, is asked of it where this is an address
     * @param user an account of this realm
     * @throws DomainException if the controller cannot be reached, or refuses the logon
     */
    public static DomainDirectory connect(String host, String realm, String user, char[] password)
            throws DomainException {
        LDAPConnectionOptions options = new LDAPConnectionOptions();
        options.setConnectTimeoutMillis(TIMEOUT_MILLIS);
        options.setResponseTimeoutMillis(TIMEOUT_MILLIS);
        options.setFollowReferrals(false);
        LDAPConnection connection = new LDAPConnection(options);
        boolean bound = false;
        try {
            connection.connect(host, LDAP_PORT);
            RootDSE root = connection.getRootDSE();
            if (root == null || root.getAttributeValue(NAMING_CONTEXT) == null) {
                throw new DomainException(host + " is no domain controller");
            }
            connection.bind(bind(host, root, realm, user, password));
            bound = true;
            return new DomainDirectory(connection, root, realm);
        } catch (LDAPException e) {
            throw new DomainException(host + ": " + reason(e), e);
        } finally {
            if (!bound) {
                connection.close();
            }
        }
    }

    private static GSSAPIBindRequest bind(String host, RootDSE root, String realm, String user, char[] password)
            throws LDAPException, DomainException {
        GSSAPIBindRequestProperties properties = new GSSAPIBindRequestProperties(
                user.contains("@") ? user : user + "@" + realm.toUpperCase(Locale.ROOT), new String(password));
        properties.setRealm(realm.toUpperCase(Locale.ROOT));
        properties.setKDCAddress(host);
        properties.setAllowedQoP(SASLQualityOfProtection.AUTH_CONF);
        properties.setUseTicketCache(false);
        properties.setRefreshKrb5Config(true);
        properties.setSASLClientServerName(serverName(host, root, realm));
        return new GSSAPIBindRequest(properties);
    }

    /** A name that somebody typed is believed; one that a server says of itself has to be of the realm at least. */
    private static String serverName(String host, RootDSE root, String realm) throws DomainException {
        boolean address = host.matches("[0-9.]+") || host.contains(":");
        if (!address) {
            return host;
        }
        String name = root.getAttributeValue(HOST_NAME);
        if (name == null || !name.toLowerCase(Locale.ROOT).endsWith("." + realm.toLowerCase(Locale.ROOT))) {
            throw new DomainException(host + " calls itself " + name + ", which is no controller of " + realm);
        }
        return name;
    }

    /**
     * Makes the account, or gives the one that there is a new password and our names.
     *
     * @param container DN of an organizational unit for a new account; empty for the domain's usual place
     * @param known the account that was kept here until now, whose keys go on being of use
     * @throws DomainException if the domain refuses
     */
    public MachineAccount join(ComputerNames names, Optional<String> container, Optional<MachineAccount> known)
            throws DomainException {
        Secret password = MachineAccountFile.newPassword();
        try {
            String domain = netbiosDomain();
            Optional<SearchResultEntry> existing = find(names);
            String dn = existing.isPresent() ? existing.get().getDN() : add(names, container, password);
            if (existing.isPresent()) {
                renew(dn, names, password);
            }
            long version = keyVersion(dn);
            Optional<Secret> previous = known.filter(
                            account -> account.computer().equals(names.computer())
                                    && account.realm().equals(realm)
                                    && account.keyVersion() == version - 1)
                    .map(MachineAccount::password);
            return new MachineAccount(
                    names.computer(), domain, realm, names.dnsName(), password, previous, version, Instant.now());
        } catch (LDAPException e) {
            throw refused(names, e);
        }
    }

    private static DomainException refused(ComputerNames names, LDAPException e) {
        String what = e.getResultCode() == ResultCode.INSUFFICIENT_ACCESS_RIGHTS
                ? "this user may not make or change the account "
                : "the domain refuses the account ";
        return new DomainException(what + names.accountName() + ": " + reason(e), e);
    }

    /** What the server or Kerberos said, without what the libraries say about themselves. */
    private static String reason(LDAPException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof GSSException || cause instanceof LoginException) {
                return cause.getMessage();
            }
        }
        String diagnostic = e.getDiagnosticMessage();
        return diagnostic == null ? e.getResultCode().getName() + ", " + e.getMessage() : diagnostic;
    }

    /** The NetBIOS name of the domain. */
    private String netbiosDomain() throws LDAPException, DomainException {
        SearchResultEntry partition = connection.searchForEntry(
                "CN=Partitions," + configuration,
                SearchScope.ONE,
                Filter.createANDFilter(
                        Filter.createEqualityFilter("nCName", base), Filter.createPresenceFilter("nETBIOSName")),
                "nETBIOSName");
        if (partition == null) {
            throw new DomainException("the domain " + base + " does not say its NetBIOS name");
        }
        return partition.getAttributeValue("nETBIOSName");
    }

    private Optional<SearchResultEntry> find(ComputerNames names) throws LDAPException {
        return Optional.ofNullable(connection.searchForEntry(
                base,
                SearchScope.SUB,
                Filter.createANDFilter(
                        Filter.createEqualityFilter("objectClass", "computer"),
                        Filter.createEqualityFilter("sAMAccountName", names.accountName())),
                "distinguishedName"));
    }

    private String add(ComputerNames names, Optional<String> container, Secret password) throws LDAPException {
        String parent = container.isPresent() ? container.get() : computersContainer();
        String dn = new DN(new RDN("CN", names.computer()), new DN(parent)).toString();
        Entry entry = new Entry(dn);
        entry.addAttribute("objectClass", "computer");
        entry.addAttribute("sAMAccountName", names.accountName());
        entry.addAttribute("userAccountControl", WORKSTATION_TRUST_ACCOUNT);
        entry.addAttribute("dNSHostName", names.dnsName());
        entry.addAttribute(servicePrincipals(names));
        entry.addAttribute("msDS-SupportedEncryptionTypes", AES_ONLY);
        entry.addAttribute(new Attribute("unicodePwd", quoted(password)));
        connection.add(entry);
        return dn;
    }

    private String computersContainer() throws LDAPException {
        SearchResultEntry computers =
                connection.getEntry("<WKGUID=" + COMPUTERS_CONTAINER + "," + base + ">", "distinguishedName");
        return computers == null ? "CN=Computers," + base : computers.getDN();
    }

    private void renew(String dn, ComputerNames names, Secret password) throws LDAPException {
        Attribute principals = servicePrincipals(names);
        connection.modify(
                dn,
                new Modification(ModificationType.REPLACE, "dNSHostName", names.dnsName()),
                new Modification(ModificationType.REPLACE, principals.getName(), principals.getValues()),
                new Modification(ModificationType.REPLACE, "msDS-SupportedEncryptionTypes", AES_ONLY),
                new Modification(ModificationType.REPLACE, "userAccountControl", WORKSTATION_TRUST_ACCOUNT),
                new Modification(ModificationType.REPLACE, "unicodePwd", quoted(password)));
    }

    private static Attribute servicePrincipals(ComputerNames names) {
        return new Attribute(
                "servicePrincipalName", MachineAccountFile.servicePrincipals(names.computer(), names.dnsName()));
    }

    /** [MS-ADTS] 3.1.1.3.1.5.1: in quotation marks, UTF-16. */
    private static byte[] quoted(Secret password) {
        return ("\"" + password.reveal() + "\"").getBytes(StandardCharsets.UTF_16LE);
    }

    private long keyVersion(String dn) throws LDAPException, DomainException {
        SearchResultEntry entry = connection.getEntry(dn, KEY_VERSION);
        String version = entry == null ? null : entry.getAttributeValue(KEY_VERSION);
        if (version == null) {
            throw new DomainException("the domain does not say the " + KEY_VERSION + " of " + dn);
        }
        return Long.parseLong(version);
    }

    /**
     * Deletes the account.
     *
     * @return whether there was one
     */
    public boolean leave(ComputerNames names) throws DomainException {
        try {
            Optional<SearchResultEntry> existing = find(names);
            if (existing.isPresent()) {
                connection.delete(existing.get().getDN());
            }
            return existing.isPresent();
        } catch (LDAPException e) {
            throw refused(names, e);
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}
