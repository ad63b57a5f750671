/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.domain;

import java.util.Locale;

/**
 * How a computer is called in a domain.
 *
 * @param computer NetBIOS name, upper case
 * @param dnsName FQDN, lower case
 */
public record ComputerNames(String computer, String dnsName) {
    public ComputerNames {
        computer = computer.toUpperCase(Locale.ROOT);
        dnsName = dnsName.toLowerCase(Locale.ROOT);
    }

    /** sAMAccountName. */
    String accountName() {
        return computer + "$";
    }
}
