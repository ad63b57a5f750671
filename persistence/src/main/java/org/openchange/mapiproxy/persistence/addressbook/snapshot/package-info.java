/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Address books in memory. Objects are packed ({@link org.openchange.mapiproxy.persistence.addressbook.snapshot.PackedEntry}) and numbered by their
 * place in the order of minimal ids; indexes and tables hold these numbers, called ordinals. A snapshot never changes; one that differs from it
 * shares the packed objects that are the same.
 *
 * <p>Entry class: {@link org.openchange.mapiproxy.persistence.addressbook.snapshot.AddressBookSnapshot}.
 */
package org.openchange.mapiproxy.persistence.addressbook.snapshot;
