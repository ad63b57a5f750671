/* SPDX-License-Identifier: Apache-2.0 */
/** Servers: message-driven beans that answer all calls of an interface. Each has a package of its own. */
package org.openchange.mapiproxy.servers;
