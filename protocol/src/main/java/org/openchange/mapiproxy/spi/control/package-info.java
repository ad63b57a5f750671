/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What the running proxy shows of itself: a snapshot in records, for the console, the command line and metrics. Start at {@link
 * org.openchange.mapiproxy.spi.control.ProxyControl}.
 */
package org.openchange.mapiproxy.spi.control;
