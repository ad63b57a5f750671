/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The server of NSPI ([MS-OXNSPI]): who may open a session, and which thread performs its operations. Entry class:
 * {@link org.openchange.mapiproxy.servers.nspi.NspiServer}.
 */
package org.openchange.mapiproxy.servers.nspi;
