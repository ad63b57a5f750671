/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.config;

/** {@code mapiproxy:anonymous logon}: where a client may say that it is nobody. It has the rights of one that says nothing at all. */
public enum AnonymousLogon {
    NOWHERE,
    /** On the port of the endpoint mapper, which clients ask before they know whom to prove themselves to. */
    ENDPOINT_MAPPER,
    EVERYWHERE
}
