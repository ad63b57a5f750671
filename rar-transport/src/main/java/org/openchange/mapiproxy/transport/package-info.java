/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Where the parts of the adapter meet: {@link org.openchange.mapiproxy.transport.InboundCall} comes from an association, goes to a {@link
 * org.openchange.mapiproxy.transport.CallDispatcher}, and from there may go to a {@link org.openchange.mapiproxy.transport.Relay}. Every
 * object of one association belongs to one event loop and is touched by no other thread.
 */
package org.openchange.mapiproxy.transport;
