/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The address book of each organization: what a client may see of the directory, as [MS-OXOABK] and [MS-OXNSPI] describe it, answered from
 * memory. This package is what servers see; {@code snapshot} keeps the objects, {@code property} says which attribute is which property,
 * {@code source} reads the directory and keeps up with it.
 *
 * <p>Entry class: {@link org.openchange.mapiproxy.persistence.addressbook.AddressBooks}.
 */
package org.openchange.mapiproxy.persistence.addressbook;
