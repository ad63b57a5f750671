/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The database: how it is opened, in the server and by commands alike, and how its schema becomes that of this program. What is kept in it is
 * in the packages below. Start at {@link org.openchange.mapiproxy.persistence.database.Databases#open}.
 */
package org.openchange.mapiproxy.persistence.database;
