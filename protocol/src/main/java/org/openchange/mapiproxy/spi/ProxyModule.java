/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.spi;

import java.nio.ByteBuffer;
import org.openchange.mapiproxy.idl.Request;
import org.openchange.mapiproxy.idl.Response;

/**
 * A bean in the chain. Every hook is optional: the chain calls only those that the bean's class overrides, and only for the interface and
 * opnums of its activation. A call that no module wants is neither decoded nor handed to any bean.
 *
 * <p>Activation properties: {@code module} (the name that {@code dcerpc_mapiproxy:modules} lists), {@code interface} (an interface name,
 * {@code UUID/MAJOR.MINOR}, or {@code any}; several separated by commas), {@code opnums} (numbers separated by commas; all when
 * absent), {@code requestOpnums} and {@code responseOpnums} (the same for the hooks of one direction, in place of {@code opnums}).
 *
 * <p>A {@link ModuleException} becomes the fault that it carries. Any other exception is logged once and becomes a fault; the chain stays
 * usable.
 */
public interface ProxyModule {

    /**
     * Called once, when the module joins the chain and before any other hook. The container keeps several instances of the bean and calls
     * this on one of them: what the hooks need goes into {@link ModuleContext#slots}, which they reach by {@link Call#module}.
     */
    default void init(ModuleContext context) throws ModuleException {}

    /**
     * The stub before it is decoded, read-only. Returns the stub to go on with: the same one if nothing is to change. What it returns is taken
     * to be in the byte order of the call, whatever the buffer says.
     */
    default ByteBuffer onRequestBytes(Call call, ByteBuffer stub) throws ModuleException {
        return stub;
    }

    /** The decoded request. Returns the request to go on with: the same object if nothing is to change. */
    default Request onRequest(Call call, Request request) throws ModuleException {
        return request;
    }

    /** Decides whether the request goes on. */
    default Verdict onDispatch(Call call, Request request) throws ModuleException {
        return Verdict.relay();
    }

    /** The answer's stub before it is decoded. Returns the stub to go on with. Faults do not pass here. */
    default ByteBuffer onResponseBytes(Call call, ByteBuffer stub) throws ModuleException {
        return stub;
    }

    /** The decoded answer. Returns the answer to go on with: the same object if nothing is to change. */
    default Response onResponse(Call call, Response response) throws ModuleException {
        return response;
    }

    /**
     * The call has ended, with an answer, a fault, or because its client went away, and whatever the client gets is on its way. For those that
     * look on: it costs one invocation, sees faults too, and needs no decoding. Every module hears of it that wants the operation in either
     * direction, also of calls that another module answered; in the order of answers. Nothing that it does or throws changes the call. When a
     * server bean is at work on a call that its client has left, it comes after that work, and the call's slots are closed by then.
     */
    default void onEnd(Call call, CallOutcome outcome) {}

    /** The session has ended, for whatever reason. Its slots, and its session contexts with theirs, are closed right after. */
    default void onUnbind(Session session) {}
}
