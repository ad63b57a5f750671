/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What the module {@code monitor} shows, over REST below {@code /api/v1/monitor}. Start at {@link
 * org.openchange.mapiproxy.admin.monitor.MonitorResource}.
 */
package org.openchange.mapiproxy.admin.monitor;
