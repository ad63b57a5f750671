/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook;

import java.time.Instant;
import java.util.Optional;

/**
 * How fresh the address books are and what they take.
 *
 * @param loaded when the newest snapshot was made; empty as long as there is none
 * @param checked when the directory was last asked for changes with success
 * @param awaySince when asking it first failed and did not succeed again; empty when all is well
 * @param problem why the last attempt failed
 * @param organizations how many there are
 * @param objects how many are in memory
 * @param bytes what their values and indexes take in memory, without what the virtual machine adds to each of its objects
 */
public record AddressBookStatus(
        Optional<Instant> loaded,
        Optional<Instant> checked,
        Optional<Instant> awaySince,
        Optional<String> problem,
        int organizations,
        int objects,
        long bytes) {}
