/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What the module {@code monitor} shows of the calls that pass: recent calls, how long they take, recordings of them. The console finds it by
 * {@link org.openchange.mapiproxy.spi.control.ProxyControl#find} under {@link org.openchange.mapiproxy.spi.monitor.CallMonitor#SLOT}; start
 * there.
 */
package org.openchange.mapiproxy.spi.monitor;
