/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The module {@code monitor}: keeps the calls that ended last, measures every operation and writes recordings. It changes nothing and sees the calls
 * as clients do. The console reaches it by {@code spi.monitor}. Start at {@link org.openchange.mapiproxy.modules.monitor.MonitorModule}.
 */
package org.openchange.mapiproxy.modules.monitor;
