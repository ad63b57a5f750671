/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Puts the parts together: event loops, listeners, associations, endpoint mapper, chain and relay become one running proxy. Needs settings and
 * threads, and no container. Start at {@link org.openchange.mapiproxy.transport.runtime.ProxyRuntime}.
 */
package org.openchange.mapiproxy.transport.runtime;
