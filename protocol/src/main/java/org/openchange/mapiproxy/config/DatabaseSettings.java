/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.config;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Where mailboxes and organizations are kept.
 *
 * @param url {@code mapiproxy:database}: a JDBC URL of PostgreSQL or H2; empty for an H2 file of ours
 * @param user {@code mapiproxy:database user}
 * @param password {@code mapiproxy:database password} or the first line of {@code mapiproxy:database password file}
 * @param connections {@code mapiproxy:database connections}: how many there may be at once
 * @param embedded where our own H2 keeps its files, below the data directory
 */
public record DatabaseSettings(
        Optional<String> url, Optional<String> user, Optional<Secret> password, int connections, Path embedded) {
    public DatabaseSettings {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(embedded, "embedded");
    }
}
