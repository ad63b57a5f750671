/* SPDX-License-Identifier: Apache-2.0 */
/** Has the database opened where this node answers something itself. */
package org.openchange.mapiproxy.servers.database;
