/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.session;

import java.util.UUID;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.idl.asyncemsmdb.Asyncemsmdb;
import org.openchange.mapiproxy.idl.emsmdb.Emsmdb;

/**
 * [MS-OXCRPC] 3.1.4 and 3.3.4: what an operation does with a session context. In every one of them the handle is the first 20 bytes of the
 * stub, so that nothing else has to be decoded.
 */
public enum ContextOperation {
    NONE,
    /** EcDoConnect, EcDoConnectEx: the answer begins with the new handle, which is zero on failure. */
    OPEN,
    /** Request and answer begin with the handle; a zero one in the answer says that the context has ended. */
    USE,
    /** EcDoDisconnect. */
    CLOSE,
    /** EcDoAsyncConnectEx: the request begins with the handle, the answer with that by which AsyncEMSMDB knows the context. */
    OPEN_ASYNC,
    /** EcDoAsyncWaitEx: the request begins with the handle of EcDoAsyncConnectEx. */
    WAIT;

    private static final UUID EMSMDB = Emsmdb.INTERFACE.id().uuid();
    private static final UUID ASYNC_EMSMDB = Asyncemsmdb.INTERFACE.id().uuid();

    public static ContextOperation of(SyntaxId interfaceId, int opnum) {
        if (interfaceId.uuid().equals(EMSMDB)) {
            return ofEmsmdb(opnum);
        }
        return interfaceId.uuid().equals(ASYNC_EMSMDB) && opnum == 0 ? WAIT : NONE;
    }

    private static ContextOperation ofEmsmdb(int opnum) {
        return switch (opnum) {
            case 0, 10 -> OPEN;
            case 1 -> CLOSE;
            case 2, 4, 9, 11 -> USE;
            case 14 -> OPEN_ASYNC;
            default -> NONE;
        };
    }
}
