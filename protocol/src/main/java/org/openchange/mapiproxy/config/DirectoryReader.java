/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.config;

import static org.openchange.mapiproxy.config.ProxyOption.DIRECTORY;
import static org.openchange.mapiproxy.config.ProxyOption.DIRECTORY_BASE;
import static org.openchange.mapiproxy.config.ProxyOption.DIRECTORY_BIND_DN;
import static org.openchange.mapiproxy.config.ProxyOption.DIRECTORY_CONNECTIONS;
import static org.openchange.mapiproxy.config.ProxyOption.DIRECTORY_PASSWORD;
import static org.openchange.mapiproxy.config.ProxyOption.DIRECTORY_PASSWORD_FILE;
import static org.openchange.mapiproxy.config.ProxyOption.DIRECTORY_PORT;
import static org.openchange.mapiproxy.config.ProxyOption.DIRECTORY_START_TLS;
import static org.openchange.mapiproxy.config.ProxyOption.DIRECTORY_TIMEOUT;
import static org.openchange.mapiproxy.config.ProxyOption.DIRECTORY_TRUST;
import static org.openchange.mapiproxy.config.ProxyOption.DIRECTORY_URL;
import static org.openchange.mapiproxy.config.ProxyOption.DIRECTORY_USERS;
import static org.openchange.mapiproxy.config.ProxyOption.SAMDB_URL;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads and checks what is said of the directory. */
final class DirectoryReader {
    private static final Pattern URL =
            Pattern.compile("ldaps?://(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+)(:\\d{1,5})?/?|srv:[A-Za-z0-9._-]+");

    private final OptionValues values;
    private final Path dataDirectory;

    DirectoryReader(OptionValues values, Path dataDirectory) {
        this.values = values;
        this.dataDirectory = dataDirectory;
    }

    DirectorySettings read() {
        DirectorySettings.Schema schema = schema();
        List<String> urls = urls();
        if (schema != DirectorySettings.Schema.EMBEDDED && urls.isEmpty()) {
            values.refuse(DIRECTORY, "needs " + DIRECTORY_URL.optionName() + ", which is not set");
        }
        Optional<Path> trust = values.path(DIRECTORY_TRUST);
        if (trust.isPresent() && !Files.isReadable(trust.get())) {
            values.refuse(DIRECTORY_TRUST, "the file " + trust.get() + " cannot be read");
        }
        Optional<Secret> password = SecretReader.read(values, DIRECTORY_PASSWORD, DIRECTORY_PASSWORD_FILE);
        if (values.isSet(DIRECTORY_BIND_DN) != password.isPresent()) {
            values.refuse(
                    values.isSet(DIRECTORY_BIND_DN) ? DIRECTORY_BIND_DN : DIRECTORY_PASSWORD,
                    DIRECTORY_BIND_DN.optionName() + " and a password belong together, and one of them is not set");
        }
        return new DirectorySettings(
                schema,
                urls,
                values.bool(DIRECTORY_START_TLS),
                trust,
                values.text(DIRECTORY_BIND_DN),
                password,
                values.text(DIRECTORY_BASE),
                values.text(DIRECTORY_USERS),
                values.integer(DIRECTORY_CONNECTIONS, 1, 256),
                values.seconds(DIRECTORY_TIMEOUT, 1, 300),
                values.integer(DIRECTORY_PORT, 0, 65535),
                dataDirectory.resolve("directory"));
    }

    private DirectorySettings.Schema schema() {
        String text = values.text(DIRECTORY, DIRECTORY.defaultText()).toLowerCase(Locale.ROOT);
        return switch (text) {
            case "embedded" -> DirectorySettings.Schema.EMBEDDED;
            case "ad" -> DirectorySettings.Schema.ACTIVE_DIRECTORY;
            case "openldap" -> DirectorySettings.Schema.OPENLDAP;
            default -> {
                values.refuse(DIRECTORY, "allowed are embedded, ad and openldap");
                yield DirectorySettings.Schema.EMBEDDED;
            }
        };
    }

    /** The original's name for the option is taken where ours is not set. */
    private List<String> urls() {
        ProxyOption option = values.isSet(DIRECTORY_URL) ? DIRECTORY_URL : SAMDB_URL;
        List<String> urls = values.list(option);
        for (String url : urls) {
            if (!URL.matcher(url).matches()) {
                values.refuse(option, "\"" + url + "\" is none; allowed are ldap://HOST, ldaps://HOST and srv:DOMAIN");
            }
        }
        if (urls.size() > 1 && urls.stream().anyMatch(url -> url.startsWith("srv:"))) {
            values.refuse(option, "srv:DOMAIN names all servers and stands alone");
        }
        return urls;
    }
}
