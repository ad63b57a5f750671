/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What a module or server is written against. A module is a message-driven bean that implements {@link
 * org.openchange.mapiproxy.spi.ProxyModule}; a server one that implements {@link org.openchange.mapiproxy.spi.RpcServer}.
 *
 * <ol>
 *   <li>Requests pass the modules in the configured order, responses in the reverse order.
 *   <li>Hooks of one association are called one after the other; hooks of different associations at the same time.
 *   <li>Hooks run on an event loop and must not wait. What has to wait returns {@link
 *       org.openchange.mapiproxy.spi.Verdict.AnswerLater}.
 *   <li>A hook of a module that leaves is called for the calls that it has seen already, for the drain time at most. WildFly stops an undeployed
 *       bean before the adapter hears of it: its delivery has to be stopped first for that.
 *   <li>A buffer or record that a hook was given may be kept; buffers must not be changed in place.
 *   <li>Beans keep nothing of a client; that lives in {@link org.openchange.mapiproxy.spi.Session#slots}.
 * </ol>
 *
 * Uses {@code idl}, {@code dcerpc} and {@code security}; knows no transport.
 */
package org.openchange.mapiproxy.spi;
