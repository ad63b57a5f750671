/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Who is there, and is it still them: SPNEGO, NTLMSSP and Kerberos behind one {@link
 * org.openchange.mapiproxy.security.SecurityContext}, for accepting and for initiating; signatures and sealing of PDUs; the
 * accounts. Knows bytes, not sockets. Uses {@code wire} and {@code dcerpc}.
 */
package org.openchange.mapiproxy.security;
