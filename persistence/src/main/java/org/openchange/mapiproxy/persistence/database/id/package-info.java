/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Numbers that are given out once: minimal ids of the address book, ids and change numbers of stores. Start at {@link
 * org.openchange.mapiproxy.persistence.database.id.MinimalIds} and {@link org.openchange.mapiproxy.persistence.database.id.ReplicaNumbers}.
 */
package org.openchange.mapiproxy.persistence.database.id;
