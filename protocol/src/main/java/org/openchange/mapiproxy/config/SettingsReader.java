/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.config;

import static org.openchange.mapiproxy.config.ProxyOption.*;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes {@link ProxySettings} of a file and of what overrides it. */
final class SettingsReader {
    private static final Pattern NETBIOS = Pattern.compile("[A-Za-z0-9!@#$%^&'()\\-{}_~.]{1,15}");
    private static final String NETBIOS_ALLOWED = "allowed are 1 to 15 letters, digits and !@#$%^&'()-.{}_~";
    private static final Pattern DNS = Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9_.-]{0,251}[A-Za-z0-9_])?");
    private static final Pattern CLUSTER = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern MEMBER = Pattern.compile("([A-Za-z0-9][A-Za-z0-9:._-]{0,254})(?:\\[(\\d{1,5})])?");
    private static final Pattern ORGANIZATION_NAME =
            Pattern.compile("[\\p{L}\\p{N}]([\\p{L}\\p{N} ._()-]{0,62}[\\p{L}\\p{N}.)])?");
    private static final Pattern DATABASE_URL =
            Pattern.compile("jdbc:(postgresql|h2):(?!\\S*[?&;](?i:password)=)\\S{1,1000}");
    private static final Pattern NODE = Pattern.compile("[A-Za-z0-9._-]{1,23}");

    private final ConfFile file;
    private final Function<String, Optional<String>> lookup;
    private final OptionValues values;

    SettingsReader(ConfFile file, Function<String, Optional<String>> lookup) {
        this.file = file;
        this.lookup = lookup;
        this.values = new OptionValues(file, lookup);
    }

    ProxySettings read() {
        FileReview review = FileReview.of(file);
        ProxyIdentity identity = identity();
        Path dataDirectory = values.path(DATA_DIRECTORY)
                .orElse(Path.of(DATA_DIRECTORY.defaultText()).toAbsolutePath());
        EndpointServers endpointServers = EndpointServers.read(values);
        ProxyModeReader proxyMode = new ProxyModeReader(values, identity.workgroup(), endpointServers.names());
        ProxySettings settings = new ProxySettings(
                node(identity),
                dataDirectory,
                identity,
                listeners(),
                endpointServers.names(),
                proxyMode.read(),
                new SecurityReader(values, dataDirectory).read(),
                new DirectoryReader(values, dataDirectory).read(),
                organization(),
                database(dataDirectory),
                addressBook(),
                cluster(),
                limits(),
                new ModuleOptions(review.moduleOptions(), lookup),
                joined(review.notes(), endpointServers.notes(), proxyMode.notes(), permissions()));
        List<ConfProblem> problems = joined(file.problems(), review.problems(), values.problems());
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return settings;
    }

    @SafeVarargs
    private static <T> List<T> joined(List<T>... lists) {
        return Stream.of(lists).flatMap(List::stream).toList();
    }

    private String node(ProxyIdentity identity) {
        String allowed = "allowed are 1 to 23 letters, digits, dots, hyphens and underscores";
        return values.matching(NODE_NAME, NODE, allowed, identity.netbiosName().toLowerCase(Locale.ROOT));
    }

    private ListenerSettings listeners() {
        int epmPort = values.integer(EPM_PORT, 0, 65535);
        int rpcPort = values.integer(RPC_PORT, 0, 65535);
        if (rpcPort != 0 && rpcPort == epmPort) {
            values.refuse(
                    RPC_PORT,
                    "this is the endpoint mapper's port; allowed is any other, and \""
                            + INTERFACES_ON_EPM_PORT.optionName() + " = yes\" puts the interfaces on that port too");
        }
        return new ListenerSettings(
                values.address(BIND_ADDRESS), epmPort, rpcPort, values.bool(INTERFACES_ON_EPM_PORT));
    }

    private ProxyIdentity identity() {
        return new ProxyIdentity(
                values.matching(NETBIOS_NAME, NETBIOS, NETBIOS_ALLOWED, hostName()),
                values.matching(WORKGROUP, NETBIOS, NETBIOS_ALLOWED, WORKGROUP.defaultText()),
                values.matching(REALM, DNS, "allowed is a DNS domain, for example example.org", ""));
    }

    /** The short host name in the form of a NetBIOS name. */
    private static String hostName() {
        try {
            String host = InetAddress.getLocalHost().getHostName();
            String letters = host.split("\\.", 2)[0].replaceAll("[^A-Za-z0-9-]", "");
            return letters.isEmpty() ? "MAPIPROXY" : letters.substring(0, Math.min(15, letters.length()));
        } catch (UnknownHostException e) {
            return "MAPIPROXY";
        }
    }

    private OrganizationSettings organization() {
        String allowed = "allowed are 1 to 64 letters, digits, spaces and -._()";
        return new OrganizationSettings(
                values.matching(ORGANIZATION, ORGANIZATION_NAME, allowed, ORGANIZATION.defaultText()),
                values.matching(ADMINISTRATIVE_GROUP, ORGANIZATION_NAME, allowed, ADMINISTRATIVE_GROUP.defaultText()));
    }

    private DatabaseSettings database(Path dataDirectory) {
        String url = values.matching(
                DATABASE,
                DATABASE_URL,
                "allowed are jdbc:postgresql:... and jdbc:h2:..., without a password in it, or nothing for a file",
                "");
        Optional<Secret> password = SecretReader.read(values, DATABASE_PASSWORD, DATABASE_PASSWORD_FILE);
        return new DatabaseSettings(
                url.isEmpty() ? Optional.empty() : Optional.of(url),
                values.text(DATABASE_USER),
                password,
                values.integer(DATABASE_CONNECTIONS, 2, 1000),
                dataDirectory.resolve("database"));
    }

    private AddressBookSettings addressBook() {
        return new AddressBookSettings(
                values.seconds(ADDRESS_BOOK_REFRESH, 1, 86_400),
                values.integer(ADDRESS_BOOK_OBJECTS, 100, 10_000_000),
                values.integer(ADDRESS_BOOK_TABLES, 1, 1000));
    }

    /** Empty without a name; the other options are checked all the same. */
    private Optional<ClusterSettings> cluster() {
        String name = values.matching(
                CLUSTER_NAME, CLUSTER, "allowed are 1 to 64 letters, digits, dots, hyphens and underscores", "");
        int port = values.integer(CLUSTER_PORT, 1, 65535);
        ClusterSettings settings = new ClusterSettings(
                name, values.address(CLUSTER_ADDRESS), port, members(port), values.seconds(CLUSTER_GRACE, 1, 86400));
        return name.isEmpty() ? Optional.empty() : Optional.of(settings);
    }

    private List<String> members(int port) {
        List<String> members = new ArrayList<>();
        for (String member : values.list(CLUSTER_MEMBERS)) {
            Matcher matcher = MEMBER.matcher(member);
            if (!matcher.matches()) {
                values.refuse(CLUSTER_MEMBERS, "allowed are addresses or host names, with [PORT] or without");
            } else {
                members.add(matcher.group(1) + "[" + (matcher.group(2) == null ? port : matcher.group(2)) + "]");
            }
        }
        return members;
    }

    private Limits limits() {
        int fragment = values.integer(MAX_FRAGMENT, 1432, 65528);
        if (fragment % 8 != 0) {
            values.refuse(MAX_FRAGMENT, "allowed is a multiple of 8 from 1432 to 65528");
        }
        return new Limits(
                values.integer(MAX_CONNECTIONS, 1, 1_000_000),
                values.integer(MAX_CONNECTIONS_PER_ADDRESS, 1, 1_000_000),
                fragment,
                values.integer(MAX_REQUEST, 1432, 1 << 30),
                values.integer(MAX_BIND_CONTEXTS, 1, 65535),
                values.integer(MAX_AUTH_ATTEMPTS, 1, 65535),
                values.integer(MAX_PENDING_CALLS, 1, 65535),
                values.seconds(HANDSHAKE_TIMEOUT, 1, 3600),
                values.seconds(IDLE_TIMEOUT, 1, 31 * 86400),
                values.seconds(RELAY_TIMEOUT, 1, 86400),
                values.seconds(DRAIN_TIMEOUT, 0, 600),
                values.integer(MAX_AHEAD_CALLS, 0, 65535),
                values.integer(MAX_AHEAD_BYTES, 0, 1 << 30));
    }

    /** A note for each file with a password that others may read. */
    private List<String> permissions() {
        Set<Path> files = new LinkedHashSet<>();
        file.entries().stream()
                .filter(entry -> ProxyOption.named(entry.name())
                        .filter(ProxyOption::secret)
                        .isPresent())
                .forEach(entry -> files.add(Path.of(entry.file())));
        List.of(PASSWORD_FILE, DIRECTORY_PASSWORD_FILE, DATABASE_PASSWORD_FILE)
                .forEach(option -> values.path(option).ifPresent(files::add));
        List<String> notes = new ArrayList<>();
        for (Path candidate : files) {
            try {
                if (FilePermissions.othersMayRead(candidate)) {
                    notes.add(candidate + " holds a password and can be read by other users; chmod 600 mends it");
                }
            } catch (IOException e) {
                notes.add(candidate + ": its permissions cannot be read");
            }
        }
        return notes;
    }
}
