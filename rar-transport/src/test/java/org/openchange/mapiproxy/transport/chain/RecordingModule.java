/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.chain;

import java.nio.ByteBuffer;
import java.util.List;
import org.openchange.mapiproxy.idl.Request;
import org.openchange.mapiproxy.idl.Response;
import org.openchange.mapiproxy.spi.Call;
import org.openchange.mapiproxy.spi.ModuleException;
import org.openchange.mapiproxy.spi.ProxyModule;
import org.openchange.mapiproxy.spi.Session;
import org.openchange.mapiproxy.spi.Verdict;

/** Overrides every hook, changes nothing, and writes down what it was called with. */
class RecordingModule implements ProxyModule {
    final String name;
    final List<String> seen;

    RecordingModule(String name, List<String> seen) {
        this.name = name;
        this.seen = seen;
    }

    @Override
    public ByteBuffer onRequestBytes(Call call, ByteBuffer stub) throws ModuleException {
        seen.add(name + " requestBytes " + FakeInterface.text(stub));
        return stub;
    }

    @Override
    public Request onRequest(Call call, Request request) throws ModuleException {
        seen.add(name + " request " + ((FakeInterface.TextRequest) request).text());
        return request;
    }

    @Override
    public Verdict onDispatch(Call call, Request request) throws ModuleException {
        seen.add(name + " dispatch " + ((FakeInterface.TextRequest) request).text());
        return Verdict.relay();
    }

    @Override
    public ByteBuffer onResponseBytes(Call call, ByteBuffer stub) throws ModuleException {
        seen.add(name + " responseBytes " + FakeInterface.text(stub));
        return stub;
    }

    @Override
    public Response onResponse(Call call, Response response) throws ModuleException {
        seen.add(name + " response " + ((FakeInterface.TextResponse) response).text());
        return response;
    }

    @Override
    public void onUnbind(Session session) {
        seen.add(name + " unbind");
    }
}
