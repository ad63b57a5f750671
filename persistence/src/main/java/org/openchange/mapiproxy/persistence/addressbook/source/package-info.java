/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Makes address books of what the directory holds, and keeps up with it: {@code AddressBookLoader} reads entries and changes, {@code EntryReader}
 * says what an entry is in an address book, {@code OrganizationLists} in which containers.
 *
 * <p>Entry class: {@link org.openchange.mapiproxy.persistence.addressbook.source.DirectoryAddressBooks}.
 */
package org.openchange.mapiproxy.persistence.addressbook.source;
