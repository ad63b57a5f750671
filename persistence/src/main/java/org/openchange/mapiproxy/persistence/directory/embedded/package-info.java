/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The directory that we keep ourselves: a tree of entries in memory, with indexes, files below the data directory that hold every change before it
 * is answered, and an LDAP listener on 127.0.0.1. Start at {@link org.openchange.mapiproxy.persistence.directory.embedded.EmbeddedServer}, which
 * opens one, and at {@link org.openchange.mapiproxy.persistence.directory.embedded.EmbeddedDirectory}, which is what the product sees of it.
 */
package org.openchange.mapiproxy.persistence.directory.embedded;
