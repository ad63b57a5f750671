/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.config;

import java.time.Duration;
import java.util.Objects;

/**
 * The address book that is answered from memory.
 *
 * @param refresh {@code mapiproxy:address book refresh}: how often the directory is asked for changes
 * @param objects {@code mapiproxy:address book objects}: how many there may be in memory, of all organizations together
 * @param tables {@code mapiproxy:address book tables}: how many orders of lists are kept for each organization
 */
public record AddressBookSettings(Duration refresh, int objects, int tables) {
    public AddressBookSettings {
        Objects.requireNonNull(refresh, "refresh");
    }
}
