/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The adapter as Jakarta Connectors sees it: start and stop, activation of modules and servers, the administered object and the connection
 * factory. Everything behind it works without a container, see {@code transport.runtime}. Start at
 * {@link org.openchange.mapiproxy.transport.adapter.MapiProxyResourceAdapter}.
 */
package org.openchange.mapiproxy.transport.adapter;
