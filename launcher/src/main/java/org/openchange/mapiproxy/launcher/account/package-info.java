/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The command that keeps the accounts for NTLM. Start at {@link org.openchange.mapiproxy.launcher.account.AccountCommand}.
 */
package org.openchange.mapiproxy.launcher.account;
