/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What each operation of NSPI does ([MS-OXNSPI] 3.1.4.1), without container, connection or clock: an address book, who asks, and a request in;
 * an answer out. Entry class: {@link org.openchange.mapiproxy.servers.nspi.operation.Operations}.
 */
package org.openchange.mapiproxy.servers.nspi.operation;
