/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The console: REST under {@code /api/v1}, metrics, and one page. It reads the running proxy through {@code spi.control} and changes nothing.
 * Everything but the health of the proxy is for the role {@code admin}; that stands in {@code web.xml}. Start at {@link
 * org.openchange.mapiproxy.admin.StatusResource}.
 */
package org.openchange.mapiproxy.admin;
