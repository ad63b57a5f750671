/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What lives longer than a call: sessions and the slots of modules, closed exactly once however their owner ends. Uses {@code spi} and
 * {@code transport}; knows nothing of the chain. Start at {@link org.openchange.mapiproxy.transport.session.Sessions}.
 */
package org.openchange.mapiproxy.transport.session;
