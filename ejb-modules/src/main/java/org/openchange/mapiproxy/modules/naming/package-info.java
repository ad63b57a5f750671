/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Makes the answers of NSPI and RFR name the proxy instead of the real servers, and turns the proxy's name in requests back into the real one.
 * Innermost in the chain: every other module sees what the client sees. Start at {@link
 * org.openchange.mapiproxy.modules.naming.NamesModule}.
 */
package org.openchange.mapiproxy.modules.naming;
