/* SPDX-License-Identifier: Apache-2.0 */
/**
 * RFC 4178 and [MS-SPNG]: agrees on NTLMSSP or Kerberos, and signs the list of mechanisms so that nobody on the way can choose the weaker
 * one. {@link org.openchange.mapiproxy.security.spnego.SpnegoAcceptContext} for servers, {@link
 * org.openchange.mapiproxy.security.spnego.SpnegoInitiateContext} for clients. Uses {@code der} and the contracts of {@code security}.
 */
package org.openchange.mapiproxy.security.spnego;
