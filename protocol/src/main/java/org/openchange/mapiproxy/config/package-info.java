/* SPDX-License-Identifier: Apache-2.0 */
/**
 * {@code mapiproxy.conf}: the syntax of smb.conf, the options, their defaults and their checks, for the launcher and the adapter alike. Uses
 * {@code dcerpc}. Start at {@link org.openchange.mapiproxy.config.ProxySettings}.
 */
package org.openchange.mapiproxy.config;
