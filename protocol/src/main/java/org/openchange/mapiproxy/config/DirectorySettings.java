/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Which directory keeps the people, and how it is reached. What is said of connections has no meaning for the embedded one.
 *
 * @param schema {@code mapiproxy:directory}: whose schema it has
 * @param urls {@code mapiproxy:directory url}: {@code ldap://HOST[:PORT]} and {@code ldaps://HOST[:PORT]}, tried in this order, or one
 *     {@code srv:DOMAIN} whose {@code _ldap._tcp} records name the servers
 * @param startTls {@code mapiproxy:directory start tls}: whether {@code ldap:} connections are encrypted before anything else is said
 * @param trust {@code mapiproxy:directory trust file}: certificates in PEM that are trusted; without it those of the JDK
 * @param bindDn {@code mapiproxy:directory bind dn}; empty for an anonymous bind
 * @param password {@code mapiproxy:directory password} or the first line of {@code mapiproxy:directory password file}
 * @param base {@code mapiproxy:directory base}: the naming context; empty to ask the server, or to derive it from the realm
 * @param users {@code mapiproxy:directory users}: where new people are put; empty for the usual place of the schema
 * @param connections {@code mapiproxy:directory connections}: how many there may be at once
 * @param timeout {@code mapiproxy:directory timeout}: for opening a connection, and for the answer to an operation
 * @param port {@code mapiproxy:directory port}: TCP port of the embedded one, on 127.0.0.1; 0 lets the system choose
 * @param embedded where the embedded one keeps its files, below the data directory
 */
public record DirectorySettings(
        Schema schema,
        List<String> urls,
        boolean startTls,
        Optional<Path> trust,
        Optional<String> bindDn,
        Optional<Secret> password,
        Optional<String> base,
        Optional<String> users,
        int connections,
        Duration timeout,
        int port,
        Path embedded) {

    /** See {@code mapiproxy:directory}. */
    public enum Schema {
        EMBEDDED,
        ACTIVE_DIRECTORY,
        OPENLDAP
    }

    public DirectorySettings {
        Objects.requireNonNull(schema, "schema");
        Objects.requireNonNull(timeout, "timeout");
        urls = List.copyOf(urls);
    }
}
