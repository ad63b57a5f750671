/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.config;

import java.util.Objects;

/**
 * The account that the proxy uses towards the real server.
 *
 * @param username {@code dcerpc_mapiproxy:username}
 * @param password {@code dcerpc_mapiproxy:password}, or the first line of {@code dcerpc_mapiproxy:password file}
 * @param domain {@code dcerpc_mapiproxy:domain}, {@code workgroup} by default
 */
public record UpstreamCredentials(String username, Secret password, String domain) {
    public UpstreamCredentials {
        Objects.requireNonNull(username, "username");
        Objects.requireNonNull(password, "password");
        Objects.requireNonNull(domain, "domain");
    }
}
