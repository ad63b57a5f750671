/* SPDX-License-Identifier: Apache-2.0 */
/**
 * As much of X.690 DER as SPNEGO and Kerberos tokens need: definite lengths, tags of one byte. Everything that reads throws {@link
 * org.openchange.mapiproxy.wire.MalformedMessageException} only. Start at {@link org.openchange.mapiproxy.security.der.DerReader}.
 */
package org.openchange.mapiproxy.security.der;
