/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The module chain: takes complete calls, leads them past the modules to the server bean or the relay, and the answers back in
 * reverse order. Which hooks see which call is computed when beans come and go, never per call. Uses {@code transport},
 * {@code transport.session} and the SPI; knows neither sockets nor JCA. Start at
 * {@link org.openchange.mapiproxy.transport.chain.CallChain}.
 */
package org.openchange.mapiproxy.transport.chain;
