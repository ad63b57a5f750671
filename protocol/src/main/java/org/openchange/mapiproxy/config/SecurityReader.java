/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.config;

import static org.openchange.mapiproxy.config.ProxyOption.ACCOUNTS_FILE;
import static org.openchange.mapiproxy.config.ProxyOption.ANONYMOUS_LOGON;
import static org.openchange.mapiproxy.config.ProxyOption.DOMAIN_CONTROLLERS;
import static org.openchange.mapiproxy.config.ProxyOption.KEYTAB;
import static org.openchange.mapiproxy.config.ProxyOption.LOCKOUT_DURATION;
import static org.openchange.mapiproxy.config.ProxyOption.LOGON;
import static org.openchange.mapiproxy.config.ProxyOption.LOGON_ATTEMPTS;
import static org.openchange.mapiproxy.config.ProxyOption.LOGON_ATTEMPTS_PER_ADDRESS;
import static org.openchange.mapiproxy.config.ProxyOption.LOGON_WINDOW;
import static org.openchange.mapiproxy.config.ProxyOption.MACHINE_PASSWORD_DAYS;
import static org.openchange.mapiproxy.config.ProxyOption.MINIMUM_AUTH_LEVEL;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.openchange.mapiproxy.dcerpc.AuthLevel;

/** Reads and checks what is said of clients' logons. */
final class SecurityReader {
    private static final List<String> LOGON_SOURCES = List.of("accounts", "directory", "domain");

    private static final Pattern CONTROLLER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9:._-]{0,254}(\\[[1-9]\\d{0,4}])?");

    private final OptionValues values;
    private final Path dataDirectory;

    SecurityReader(OptionValues values, Path dataDirectory) {
        this.values = values;
        this.dataDirectory = dataDirectory;
    }

    SecuritySettings read() {
        Optional<Path> keytab = values.path(KEYTAB).or(this::machineKeytab);
        if (keytab.isPresent() && !Files.isReadable(keytab.get())) {
            values.refuse(KEYTAB, "the file " + keytab.get() + " cannot be read");
        }
        Path accounts = values.path(ACCOUNTS_FILE).orElse(dataDirectory.resolve("accounts"));
        return new SecuritySettings(
                keytab, accounts, minimumLevel(), logon(), domain(), !values.isSet(LOGON), throttle(), anonymous());
    }

    /** The file that joining a domain leaves behind. */
    private Optional<Path> machineKeytab() {
        return Optional.of(DomainSettings.keytab(dataDirectory)).filter(Files::isReadable);
    }

    private DomainSettings domain() {
        List<String> controllers = values.list(DOMAIN_CONTROLLERS);
        for (String controller : controllers) {
            if (!CONTROLLER.matcher(controller).matches()) {
                values.refuse(DOMAIN_CONTROLLERS, "\"" + controller + "\" is none; allowed are HOST and HOST[PORT]");
            }
        }
        return new DomainSettings(controllers, Duration.ofDays(values.integer(MACHINE_PASSWORD_DAYS, 0, 999)));
    }

    private List<String> logon() {
        Set<String> sources = new LinkedHashSet<>();
        for (String source : values.list(LOGON)) {
            String name = source.toLowerCase(Locale.ROOT);
            if (!LOGON_SOURCES.contains(name) || !sources.add(name)) {
                values.refuse(LOGON, "allowed are accounts, directory and domain, each of them once");
            }
        }
        return List.copyOf(sources);
    }

    private ThrottleSettings throttle() {
        return new ThrottleSettings(
                values.integer(LOGON_ATTEMPTS, 1, 1_000_000),
                values.integer(LOGON_ATTEMPTS_PER_ADDRESS, 1, 1_000_000),
                values.seconds(LOGON_WINDOW, 1, 86400),
                values.seconds(LOCKOUT_DURATION, 1, 86400));
    }

    private AnonymousLogon anonymous() {
        String text =
                values.text(ANONYMOUS_LOGON, ANONYMOUS_LOGON.defaultText()).toLowerCase(Locale.ROOT);
        return switch (text) {
            case "no" -> AnonymousLogon.NOWHERE;
            case "epmapper" -> AnonymousLogon.ENDPOINT_MAPPER;
            case "yes" -> AnonymousLogon.EVERYWHERE;
            default -> {
                values.refuse(ANONYMOUS_LOGON, "allowed are no, epmapper and yes");
                yield AnonymousLogon.NOWHERE;
            }
        };
    }

    private AuthLevel minimumLevel() {
        String text = values.text(MINIMUM_AUTH_LEVEL, MINIMUM_AUTH_LEVEL.defaultText())
                .toLowerCase(Locale.ROOT);
        return switch (text) {
            case "none" -> AuthLevel.NONE;
            case "connect" -> AuthLevel.CONNECT;
            case "call", "packet" -> AuthLevel.PACKET;
            case "integrity", "sign" -> AuthLevel.INTEGRITY;
            case "privacy", "seal" -> AuthLevel.PRIVACY;
            default -> {
                values.refuse(
                        MINIMUM_AUTH_LEVEL,
                        "allowed are none, connect, packet (or call), integrity (or sign) and privacy (or seal)");
                yield AuthLevel.CONNECT;
            }
        };
    }
}
