/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.netlogon;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a domain controller is.
 *
 * @param host name or address
 * @param endpointMapperPort of its endpoint mapper, which knows the others
 */
public record DomainController(String host, int endpointMapperPort) {
    /** [MS-RPCE] 2.1.1.1. */
    public static final int ENDPOINT_MAPPER_PORT = 135;

    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9][A-Za-z0-9:._-]{0,254})(?:\\[(\\d{1,5})])?");

    public DomainController {
        Objects.requireNonNull(host, "host");
        if (endpointMapperPort < 1 || endpointMapperPort > 0xFFFF) {
            throw new IllegalArgumentException("port " + endpointMapperPort + ": a TCP port is 1 to 65535");
        }
    }

    /**
     * Reads {@code HOST} or {@code HOST[PORT]}.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static DomainController parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is none; allowed are HOST and HOST[PORT]");
        }
        int port = matcher.group(2) == null ? ENDPOINT_MAPPER_PORT : Integer.parseInt(matcher.group(2));
        return new DomainController(matcher.group(1), port);
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return endpointMapperPort == ENDPOINT_MAPPER_PORT ? host : host + "[" + endpointMapperPort + "]";
    }
}
