/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The directory as the product sees it: people, groups, contacts, rooms, address lists and the objects of an organization, in one vocabulary
 * whatever server keeps them. Attributes have the names of Active Directory and of Exchange's extension of it ({@code legacyExchangeDN},
 * {@code mailNickname}, {@code proxyAddresses}, ...); an implementation translates them. Start at {@link
 * org.openchange.mapiproxy.persistence.directory.Directory}.
 */
package org.openchange.mapiproxy.persistence.directory;
