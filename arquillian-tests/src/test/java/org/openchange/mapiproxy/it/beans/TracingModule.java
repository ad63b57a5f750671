/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.it.beans;

import java.nio.ByteBuffer;
import org.openchange.mapiproxy.idl.Request;
import org.openchange.mapiproxy.idl.Response;
import org.openchange.mapiproxy.spi.Call;
import org.openchange.mapiproxy.spi.ProxyModule;

/** Leaves its name in every stub that passes: {@code (} and {@code >} on the way there, {@code )} and {@code <} on the way back. */
public abstract class TracingModule implements ProxyModule {

    @Override
    public ByteBuffer onRequestBytes(Call call, ByteBuffer stub) {
        return StubText.bytes(StubText.of(stub) + "(" + call.module().name());
    }

    @Override
    public Request onRequest(Call call, Request request) {
        return StubText.request(
                request.opnum(), StubText.of(request) + ">" + call.module().name());
    }

    @Override
    public ByteBuffer onResponseBytes(Call call, ByteBuffer stub) {
        return StubText.bytes(StubText.of(stub) + ")" + call.module().name());
    }

    @Override
    public Response onResponse(Call call, Response response) {
        return StubText.response(
                response.opnum(), StubText.of(response) + "<" + call.module().name());
    }
}
