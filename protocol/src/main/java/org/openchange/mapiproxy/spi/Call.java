/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.spi;

import java.net.InetSocketAddress;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.UUID;
import org.openchange.mapiproxy.dcerpc.AuthLevel;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.idl.Request;

/** One request and its one response or fault. Says nothing of the transport that brought it. */
public interface Call {

    /** Unique on this node; the log uses it. */
    long id();

    SyntaxId interfaceId();

    /** The name in the IDL, or {@code UUID/MAJOR.MINOR} where the IDL is not known. */
    String interfaceName();

    int opnum();

    /** The name in the IDL, or {@code opnum N} where it is not known. */
    String operationName();

    Optional<UUID> object();

    /** Byte order of the request's stub. */
    ByteOrder byteOrder();

    AuthLevel authLevel();

    InetSocketAddress client();

    Session session();

    /**
     * The session context that this call names by its context handle; of the call that opens one, from its answer on. Empty for a call that
     * names none, that names one which its session has not opened, or which has ended. A context that the call's answer ends is there until
     * all modules have seen that answer.
     */
    default Optional<SessionContext> sessionContext() {
        return Optional.empty();
    }

    /** The request as it went on after the last module that saw it; empty while nobody wanted it decoded. */
    Optional<Request> request();

    /**
     * The context that {@link ProxyModule#init} or {@link RpcServer#init} was given, of the module whose hook is running. The container
     * may run each hook on another instance of a bean, so a bean finds its settings here and not in its fields.
     */
    ModuleContext module();

    /** What modules keep until this call has its answer. */
    Slots slots();
}
