/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Who may log on. An {@link org.openchange.mapiproxy.security.logon.NtlmAuthority} judges the proof of an NTLM client; each back end, a
 * {@link org.openchange.mapiproxy.security.logon.LogonSource}, is made by a {@link
 * org.openchange.mapiproxy.security.logon.LogonSourceProvider} that is found with {@code ServiceLoader} and asked in the order of {@code
 * mapiproxy:logon}. May use {@code config}; knows nothing of tokens and PDUs.
 */
package org.openchange.mapiproxy.security.logon;
