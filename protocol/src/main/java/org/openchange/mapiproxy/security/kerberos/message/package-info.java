/* SPDX-License-Identifier: Apache-2.0 */
/** RFC 4120 5.5: the messages of the exchange between client and application server, read and written. Uses {@code der}. */
package org.openchange.mapiproxy.security.kerberos.message;
