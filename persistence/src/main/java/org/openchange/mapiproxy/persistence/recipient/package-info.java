/* SPDX-License-Identifier: Apache-2.0 */
/**
 * People, rooms, groups and contacts: made, changed, listed and taken away, in whatever directory. On a directory that we keep, accounts are made
 * and deleted here; on Active Directory an account that is there gets a mailbox. Start at {@link
 * org.openchange.mapiproxy.persistence.recipient.MailSystem}.
 */
package org.openchange.mapiproxy.persistence.recipient;
