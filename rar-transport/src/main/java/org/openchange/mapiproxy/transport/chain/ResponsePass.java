/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.chain;

import java.nio.ByteBuffer;
import org.openchange.mapiproxy.idl.Response;
import org.openchange.mapiproxy.spi.ModuleException;

/** An answer on its way back past the modules that stand before whoever gave it, the last of them first. */
final class ResponsePass {
    private final ChainedCall call;
    private final Route route;
    private final int answeredBy;

    /** @param answeredBy position of the module that answered; {@link CallPass#BEHIND_ALL} for a server or upstream */
    ResponsePass(ChainedCall call, Route route, int answeredBy) {
        this.call = call;
        this.route = route;
        this.answeredBy = answeredBy;
    }

    /**
     * Leads the answer past the modules.
     *
     * @param known the record that the bytes stand for, or null where they come from upstream
     * @return the bytes to send; the same buffer if nobody changed anything
     */
    ByteBuffer pass(ByteBuffer bytes, Response known) throws ModuleException {
        ByteBuffer passed = passBytes(bytes);
        if (!isDecoded()) {
            return passed;
        }
        boolean isKnown = known != null && passed == bytes;
        Response decoded = isKnown ? known : route.offered.readResponse(call.opnum(), passed);
        return passDecoded(decoded, passed);
    }

    private ByteBuffer passBytes(ByteBuffer bytes) throws ModuleException {
        ByteBuffer passed = bytes;
        for (ActiveModule module : route.responseBytes) {
            if (sees(module)) {
                ByteBuffer shown = Route.view(passed);
                ByteBuffer next = module.onResponseBytes(call, shown);
                passed = next == shown ? passed : Route.inOrder(next, passed.order());
            }
        }
        return passed;
    }

    private ByteBuffer passDecoded(Response decoded, ByteBuffer bytes) throws ModuleException {
        Response response = decoded;
        for (ActiveModule module : route.response) {
            if (sees(module)) {
                response = module.onResponse(call, response);
            }
        }
        return response == decoded ? bytes : CallPass.encode(call.ofThisOperation(response), bytes.order());
    }

    private boolean isDecoded() {
        for (ActiveModule module : route.response) {
            if (sees(module)) {
                return true;
            }
        }
        return false;
    }

    private boolean sees(ActiveModule module) {
        return module.position() < answeredBy && !module.isGone();
    }
}
