/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Values between the address book, which knows Unicode and {@link org.openchange.mapiproxy.mapi.PropertyValue}, and NSPI's records, which
 * know code pages and {@link org.openchange.mapiproxy.idl.nspi.PropValUnion}. No state, no I/O.
 */
package org.openchange.mapiproxy.servers.nspi.value;
