/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.config;

import java.util.Objects;

/**
 * The organization that commands and servers mean when none is named.
 *
 * @param name {@code mapiproxy:organization}: the {@code /o=} of legacy distinguished names
 * @param administrativeGroup {@code mapiproxy:administrative group}: the first {@code /ou=} of them
 */
public record OrganizationSettings(String name, String administrativeGroup) {
    public OrganizationSettings {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(administrativeGroup, "administrativeGroup");
    }
}
