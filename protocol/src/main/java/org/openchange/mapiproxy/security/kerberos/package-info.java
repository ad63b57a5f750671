/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Kerberos 5 for DCERPC, RFC 4120 and 4121 in DCE style: {@link org.openchange.mapiproxy.security.kerberos.KerberosServer} accepts with a
 * keytab, {@link org.openchange.mapiproxy.security.kerberos.KerberosClient} initiates with a password or a keytab. Tickets come from the KDC
 * through JGSS; the exchange with the peer and the protection of PDUs are own code, because JGSS has no DCE style and no wrapping in
 * place. AES only.
 */
package org.openchange.mapiproxy.security.kerberos;
