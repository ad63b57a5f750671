/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.config;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * How this proxy is a member of a domain, once {@code ./mapiproxy join} has made it one.
 *
 * @param controllers {@code mapiproxy:domain controllers}: {@code HOST} or {@code HOST[PORT]} with the port of the endpoint mapper, in the order
 *     in which they are tried; empty to ask the DNS
 * @param passwordAge {@code mapiproxy:machine password days}: after which the machine account gets another password; zero for never
 */
public record DomainSettings(List<String> controllers, Duration passwordAge) {
    public DomainSettings {
        controllers = List.copyOf(controllers);
        Objects.requireNonNull(passwordAge, "passwordAge");
    }
}
