/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Which people have a mailbox here, and the GUIDs under which clients and other stores know it. Start at {@link
 * org.openchange.mapiproxy.persistence.database.mailbox.MailboxRepository}.
 */
package org.openchange.mapiproxy.persistence.database.mailbox;
