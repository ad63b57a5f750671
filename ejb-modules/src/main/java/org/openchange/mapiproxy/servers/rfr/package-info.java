/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The server of RFR ([MS-OXABREF]): which server a client should ask. Entry class:
 * {@link org.openchange.mapiproxy.servers.rfr.ReferralServer}.
 */
package org.openchange.mapiproxy.servers.rfr;
