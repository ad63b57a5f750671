/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.spi;

import org.openchange.mapiproxy.idl.Request;

/**
 * A bean that answers all calls of one interface.
 *
 * <p>Activation properties: {@code server} (its name, for {@code dcerpc_mapiproxy:nspi_server} and its like), {@code interface} (a name or
 * {@code UUID/MAJOR.MINOR}; requests of an interface whose IDL is not known come as {@link
 * org.openchange.mapiproxy.idl.OpaqueRequest}), {@code blocking} ({@code true}, the default: {@code serve} runs on a worker thread and may
 * wait; {@code false}: it runs on the event loop and must not).
 */
public interface RpcServer {

    /** Called once, on one of the bean's instances, before any call; see {@link ProxyModule#init}. */
    default void init(ModuleContext context) throws ModuleException {}

    /** Answers one call: {@code Answer}, {@code AnswerLater} or {@code Fault}. {@code Relay} is answered with a fault. */
    Verdict serve(Call call, Request request) throws ModuleException;

    /** The session has ended, for whatever reason. Its slots are closed right after. */
    default void onUnbind(Session session) {}
}
