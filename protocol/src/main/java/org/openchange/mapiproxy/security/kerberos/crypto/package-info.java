/* SPDX-License-Identifier: Apache-2.0 */
/** RFC 3961 and 3962: AES with ciphertext stealing and HMAC-SHA1, under keys that are derived for each usage. Uses the JDK's ciphers. */
package org.openchange.mapiproxy.security.kerberos.crypto;
