/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Logons with the accounts of the directory: NTLM where it gives NT hashes, passwords by a simple bind, and whether an account may log on at all.
 * {@link org.openchange.mapiproxy.persistence.logon.DirectoryLogonProvider} is found with {@code ServiceLoader}. May use {@code directory} and
 * {@code protocol}'s {@code security}.
 */
package org.openchange.mapiproxy.persistence.logon;
