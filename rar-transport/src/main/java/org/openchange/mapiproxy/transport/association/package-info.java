/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The server's side of connection-oriented DCERPC: what a connection may say and when, C706 chapter 12 and [MS-RPCE] 3.3, as Windows and Samba
 * keep it. Frames come from {@code transport.net}, complete calls go to a {@link org.openchange.mapiproxy.transport.CallDispatcher}. Start at
 * {@link org.openchange.mapiproxy.transport.association.Associations}.
 */
package org.openchange.mapiproxy.transport.association;
