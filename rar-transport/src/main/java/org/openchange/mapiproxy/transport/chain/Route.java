/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.chain;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.openchange.mapiproxy.transport.session.ContextOperation;

/** Who sees the calls of one operation, worked out once. Immutable; response hooks stand in the order in which answers pass them. */
final class Route {
    final OfferedInterface offered;
    final Destination destination;
    final ContextOperation contextOperation;
    final ActiveModule[] interested;
    final ActiveModule[] requestBytes;
    final ActiveModule[] request;
    final ActiveModule[] dispatch;
    final ActiveModule[] responseBytes;
    final ActiveModule[] response;
    final ActiveModule[] end;
    private final ActiveServer server;
    private final boolean isPrinted;

    /** Where a call goes that no module answers. */
    enum Destination {
        UPSTREAM,
        SERVER,
        /** The interface has no such operation, and a server bean would have to answer it. */
        OUT_OF_RANGE,
        /** A module of the configured chain, or the server of the interface, is not there. */
        UNAVAILABLE
    }

    /**
     * @param opnum the operation
     * @param server null unless the destination is SERVER
     * @param modules in the order that requests take
     */
    Route(
            OfferedInterface offered,
            int opnum,
            Destination destination,
            ActiveServer server,
            List<ActiveModule> modules,
            boolean isPrinted) {
        this.offered = offered;
        this.destination = destination;
        this.contextOperation = ContextOperation.of(offered.id(), opnum);
        this.server = server;
        this.isPrinted = isPrinted;
        interested = modules.stream()
                .filter(module -> module.registration().hooks().stream()
                        .anyMatch(hook -> hook != Hook.UNBIND && module.wants(hook, opnum)))
                .toArray(ActiveModule[]::new);
        requestBytes = wanting(Hook.REQUEST_BYTES, opnum);
        request = wanting(Hook.REQUEST, opnum);
        dispatch = wanting(Hook.DISPATCH, opnum);
        responseBytes = reversed(wanting(Hook.RESPONSE_BYTES, opnum));
        response = reversed(wanting(Hook.RESPONSE, opnum));
        end = reversed(wanting(Hook.END, opnum));
    }

    private ActiveModule[] wanting(Hook hook, int opnum) {
        return Arrays.stream(interested)
                .filter(module -> module.wants(hook, opnum))
                .toArray(ActiveModule[]::new);
    }

    private static ActiveModule[] reversed(ActiveModule[] modules) {
        ActiveModule[] reversed = new ActiveModule[modules.length];
        for (int i = 0; i < modules.length; i++) {
            reversed[i] = modules[modules.length - 1 - i];
        }
        return reversed;
    }

    /** Whether the bytes go upstream and come back with nobody looking. */
    boolean isPassage() {
        return destination == Destination.UPSTREAM && interested.length == 0 && !isPrinted;
    }

    boolean isPrinted() {
        return isPrinted;
    }

    boolean decodesRequest() {
        return request.length > 0 || dispatch.length > 0 || server != null;
    }

    ActiveServer server() {
        return server;
    }

    /** Enters every bean that the call will meet; false if one is leaving, and then none is entered. */
    boolean enter() {
        for (int i = 0; i < interested.length; i++) {
            if (!interested[i].enter()) {
                exitFirst(i);
                return false;
            }
        }
        if (server != null && !server.enter()) {
            exitFirst(interested.length);
            return false;
        }
        return true;
    }

    /** Leaves the modules. The server is left when {@code serve} has returned, see {@link ServerPass}. */
    void exitModules() {
        exitFirst(interested.length);
    }

    /** Leaves everything that was entered. */
    void exit() {
        exitModules();
        if (server != null) {
            server.exit();
        }
    }

    private void exitFirst(int count) {
        for (int i = 0; i < count; i++) {
            interested[i].exit();
        }
    }

    /** A read-only view in the same byte order, so that nobody moves a position or changes a byte under the others. */
    static ByteBuffer view(ByteBuffer stub) {
        return stub.asReadOnlyBuffer().order(stub.order());
    }

    /** Modules return bytes; which order they are in is the call's affair, and ByteBuffer.wrap says big endian always. */
    static ByteBuffer inOrder(ByteBuffer bytes, ByteOrder order) {
        return bytes.duplicate().order(order);
    }
}
