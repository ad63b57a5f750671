/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook;

/** What came out of ambiguous name resolution ([MS-OXNSPI] 2.2.1.9). */
public sealed interface NameResolution {

    /** Nobody is meant. */
    record Unresolved() implements NameResolution {}

    /** Several may be meant. */
    record Ambiguous() implements NameResolution {}

    /** Only this one can be meant. */
    record Resolved(AddressBookObject object) implements NameResolution {}
}
