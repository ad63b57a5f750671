/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Commands that work with the database, whether an instance runs or not. Start at {@link
 * org.openchange.mapiproxy.launcher.database.MailboxCommand}.
 */
package org.openchange.mapiproxy.launcher.database;
