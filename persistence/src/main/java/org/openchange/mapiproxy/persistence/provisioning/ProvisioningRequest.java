/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.provisioning;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What is to be in the directory. Names are refused with {@link IllegalArgumentException}, whose message says what is allowed.
 *
 * @param organization the {@code /o=} of legacy distinguished names
 * @param administrativeGroup the {@code /ou=} of them
 * @param server name of the host, without its domain; upper case
 * @param fullyQualifiedName under which clients reach the server
 * @param domain of new SMTP addresses
 */
public record ProvisioningRequest(
        String organization, String administrativeGroup, String server, String fullyQualifiedName, String domain) {
    // [MS-OXOABK] 2.2.1.1 limits each component to 64 characters; of those it allows, these need no escaping where
    // administrators type them.
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._&'()+-]{0,63}");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");
    private static final Pattern DOMAIN =
            Pattern.compile("(?=.{1,253}$)" + HOST.pattern() + "(\\." + HOST.pattern() + ")*");

    public ProvisioningRequest {
        name("organization", organization);
        name("administrative group", administrativeGroup);
        if (!HOST.matcher(server).matches()) {
            throw new IllegalArgumentException("the server \"" + server
                    + "\" is no name of a host: letters, digits and hyphens, at most 63, without a domain");
        }
        domain("server", fullyQualifiedName);
        domain("domain", domain);
        server = server.toUpperCase(Locale.ROOT);
        fullyQualifiedName = fullyQualifiedName.toLowerCase(Locale.ROOT);
        domain = domain.toLowerCase(Locale.ROOT);
    }

    private static void name(String what, String name) {
        if (!NAME.matcher(name).matches() || name.endsWith(" ")) {
            throw new IllegalArgumentException(
                    "the " + what + " \"" + name
                            + "\" is no name: a letter or digit, then letters, digits, spaces and any of ._&'()+-, at most 64 characters");
        }
    }

    private static void domain(String what, String name) {
        if (!DOMAIN.matcher(name).matches()) {
            throw new IllegalArgumentException("the " + what + " \"" + name + "\" is no DNS name");
        }
    }
}
