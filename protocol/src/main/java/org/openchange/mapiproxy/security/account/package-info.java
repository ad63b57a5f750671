/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The embedded account store: one file with user, domain and NT hash, which only its owner may read. {@link
 * org.openchange.mapiproxy.security.account.FileAccountStore} answers a running server and carries out the launcher's {@code account} command.
 */
package org.openchange.mapiproxy.security.account;
