/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory.ldap;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.openchange.mapiproxy.persistence.directory.DirectoryKind;

/**
 * What a server calls the attributes and classes of the product's vocabulary. Active Directory has the vocabulary itself, our own server has
 * it but for what servers keep of each entry, and OpenLDAP has the names of the standard schemas where these have one, and those of our schema file
 * for the rest.
 */
final class SchemaNames {
    /** How a value is written down. */
    enum Form {
        SAME,
        /** 16 bytes in the vocabulary, text on the server. */
        GUID
    }

    /** One attribute that a server has under another name. */
    private record Renamed(String ours, String theirs, Form form) {}

    /**
     * One class that a server has under another name.
     *
     * @param theirs what is written
     * @param alike what is read and found as well
     */
    private record RenamedClass(String ours, String theirs, List<String> alike) {}

    /** What servers keep of each entry, RFC 4512 section 3.4, RFC 4530, RFC 5020. */
    private static final List<Renamed> OPERATIONAL_NAMES = List.of(
            new Renamed("objectGUID", "entryUUID", Form.GUID),
            new Renamed("whenCreated", "createTimestamp", Form.SAME),
            new Renamed("whenChanged", "modifyTimestamp", Form.SAME),
            new Renamed("distinguishedName", "entryDN", Form.SAME));

    /** RFC 4519, RFC 4523. */
    private static final List<Renamed> STANDARD_NAMES = List.of(
            new Renamed("sAMAccountName", "uid", Form.SAME),
            new Renamed("streetAddress", "street", Form.SAME),
            new Renamed("userCertificate", "userCertificate;binary", Form.SAME));

    private static final List<RenamedClass> STANDARD_CLASSES = List.of(
            new RenamedClass("user", "inetOrgPerson", List.of()),
            new RenamedClass("group", "group", List.of("groupOfNames")));

    /** Classes whose entries carry a recipient's attributes; Active Directory has these attributes in the classes themselves. */
    private static final Set<String> RECIPIENTS = Set.of(
            "user",
            "group",
            "contact",
            "publicfolder",
            "msexchdynamicdistributionlist",
            "groupofnames",
            "inetorgperson");

    /** The class in our schema file that carries them. */
    static final String RECIPIENT_CLASS = "mailRecipient";

    private final DirectoryKind kind;
    private final String idAttribute;
    private final Map<String, Renamed> byOurs = new HashMap<>();
    private final Map<String, Renamed> byTheirs = new HashMap<>();
    private final Map<String, RenamedClass> classes = new HashMap<>();

    SchemaNames(DirectoryKind kind) {
        this.kind = kind;
        if (kind != DirectoryKind.ACTIVE_DIRECTORY) {
            OPERATIONAL_NAMES.forEach(this::rename);
        }
        if (kind == DirectoryKind.OPENLDAP) {
            STANDARD_NAMES.forEach(this::rename);
            STANDARD_CLASSES.forEach(name -> classes.put(key(name.ours), name));
        }
        idAttribute = theirs("objectGUID");
    }

    private void rename(Renamed name) {
        byOurs.put(key(name.ours), name);
        byTheirs.put(key(name.theirs), name);
    }

    /** The server's name of what never changes of an entry. */
    String idAttribute() {
        return idAttribute;
    }

    UUID id(byte[] value) {
        return kind == DirectoryKind.ACTIVE_DIRECTORY
                ? ObjectGuid.fromBytes(value)
                : UUID.fromString(new String(value, StandardCharsets.US_ASCII));
    }

    String theirs(String attribute) {
        Renamed renamed = byOurs.get(key(attribute));
        return renamed == null ? attribute : renamed.theirs;
    }

    String ours(String attribute) {
        Renamed renamed = byTheirs.get(key(attribute));
        return renamed == null ? attribute : renamed.ours;
    }

    /** @throws IllegalArgumentException if this is no value of the attribute */
    byte[] valueToTheirs(String attribute, byte[] value) {
        Renamed renamed = byOurs.get(key(attribute));
        return renamed == null || renamed.form == Form.SAME
                ? value
                : ObjectGuid.fromBytes(value).toString().getBytes(StandardCharsets.US_ASCII);
    }

    byte[] valueToOurs(String theirAttribute, byte[] value) {
        Renamed renamed = byTheirs.get(key(theirAttribute));
        return renamed == null || renamed.form == Form.SAME ? value : ObjectGuid.toBytes(id(value));
    }

    /** The classes as they are written for a new entry. */
    List<String> classesToTheirs(List<String> ours) {
        if (kind != DirectoryKind.OPENLDAP) {
            return ours;
        }
        Set<String> theirs = new LinkedHashSet<>();
        boolean recipient = false;
        for (String name : ours) {
            RenamedClass renamed = classes.get(key(name));
            theirs.add(renamed == null ? name : renamed.theirs);
            recipient |= RECIPIENTS.contains(key(name));
        }
        if (recipient && theirs.stream().noneMatch(RECIPIENT_CLASS::equalsIgnoreCase)) {
            theirs.add(RECIPIENT_CLASS);
        }
        return List.copyOf(theirs);
    }

    /** The classes that were read, with the vocabulary's names beside those of the server. */
    List<String> classesToOurs(List<String> theirs) {
        Set<String> ours = new LinkedHashSet<>(theirs);
        for (RenamedClass renamed : classes.values()) {
            boolean is = theirs.stream()
                    .anyMatch(name -> name.equalsIgnoreCase(renamed.theirs)
                            || renamed.alike.stream().anyMatch(name::equalsIgnoreCase));
            if (is && ours.stream().noneMatch(renamed.ours::equalsIgnoreCase)) {
                ours.add(renamed.ours);
            }
        }
        return List.copyOf(ours);
    }

    /** Whether the attributes of recipients need a class of their own on this server. */
    boolean recipientsNeedClass() {
        return kind == DirectoryKind.OPENLDAP;
    }

    /** The same changes, with the class that carries a recipient's attributes. */
    List<Modification> withRecipientClass(List<Modification> theirs) {
        List<Modification> all = new ArrayList<>();
        all.add(new Modification(ModificationType.ADD, "objectClass", RECIPIENT_CLASS));
        all.addAll(theirs);
        return all;
    }

    /** The filter in the server's names. A comparison with what is no value of its attribute fits nothing. */
    Filter theirs(Filter filter) {
        return switch (filter.getFilterType()) {
            case Filter.FILTER_TYPE_AND -> Filter.createANDFilter(theirs(filter.getComponents()));
            case Filter.FILTER_TYPE_OR -> Filter.createORFilter(theirs(filter.getComponents()));
            case Filter.FILTER_TYPE_NOT -> Filter.createNOTFilter(theirs(filter.getNOTComponent()));
            case Filter.FILTER_TYPE_PRESENCE -> Filter.createPresenceFilter(theirs(filter.getAttributeName()));
            case Filter.FILTER_TYPE_SUBSTRING -> substrings(filter);
            case Filter.FILTER_TYPE_EXTENSIBLE_MATCH -> extensible(filter);
            default -> comparison(filter);
        };
    }

    private Filter[] theirs(Filter[] filters) {
        return Arrays.stream(filters).map(this::theirs).toArray(Filter[]::new);
    }

    private Filter substrings(Filter filter) {
        byte[][] any = filter.getSubAnyBytes();
        return Filter.createSubstringFilter(
                theirs(filter.getAttributeName()),
                filter.getSubInitialBytes(),
                any.length == 0 ? null : any,
                filter.getSubFinalBytes());
    }

    private Filter extensible(Filter filter) {
        String attribute = filter.getAttributeName() == null ? null : theirs(filter.getAttributeName());
        return Filter.createExtensibleMatchFilter(
                attribute, filter.getMatchingRuleID(), filter.getDNAttributes(), filter.getAssertionValueBytes());
    }

    private Filter comparison(Filter filter) {
        String attribute = filter.getAttributeName();
        if (key(attribute).equals("objectclass") && filter.getFilterType() == Filter.FILTER_TYPE_EQUALITY) {
            return classFilter(filter.getAssertionValue());
        }
        byte[] value;
        try {
            value = valueToTheirs(attribute, filter.getAssertionValueBytes());
        } catch (IllegalArgumentException e) {
            return Filter.createNOTFilter(Filter.createPresenceFilter("objectClass"));
        }
        String theirs = theirs(attribute);
        return switch (filter.getFilterType()) {
            case Filter.FILTER_TYPE_GREATER_OR_EQUAL -> Filter.createGreaterOrEqualFilter(theirs, value);
            case Filter.FILTER_TYPE_LESS_OR_EQUAL -> Filter.createLessOrEqualFilter(theirs, value);
            case Filter.FILTER_TYPE_APPROXIMATE_MATCH -> Filter.createApproximateMatchFilter(theirs, value);
            default -> Filter.createEqualityFilter(theirs, value);
        };
    }

    /** In Active Directory computers are users by inheritance; the vocabulary means people. */
    private Filter classFilter(String name) {
        Filter same = Filter.createEqualityFilter("objectClass", name);
        if (kind == DirectoryKind.ACTIVE_DIRECTORY) {
            return name.equalsIgnoreCase("user")
                    ? Filter.createANDFilter(
                            same, Filter.createNOTFilter(Filter.createEqualityFilter("objectClass", "computer")))
                    : same;
        }
        return Optional.ofNullable(classes.get(key(name)))
                .map(renamed -> {
                    Set<String> names = new LinkedHashSet<>(List.of(renamed.theirs));
                    names.addAll(renamed.alike);
                    Filter[] each = names.stream()
                            .map(theirs -> Filter.createEqualityFilter("objectClass", theirs))
                            .toArray(Filter[]::new);
                    return each.length == 1 ? each[0] : Filter.createORFilter(each);
                })
                .orElse(same);
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
