/* SPDX-License-Identifier: Apache-2.0 */
/**
 * [MS-PAC]: what an Active Directory KDC says of the client in its ticket. {@link org.openchange.mapiproxy.security.kerberos.pac.Pac} is the
 * entry; it knows nothing of tickets but their keys.
 */
package org.openchange.mapiproxy.security.kerberos.pac;
