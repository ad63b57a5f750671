/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.idl.Request;
import org.openchange.mapiproxy.idl.Response;
import org.openchange.mapiproxy.spi.Call;
import org.openchange.mapiproxy.spi.ProxyModule;
import org.openchange.mapiproxy.transport.chain.FakeInterface.TextRequest;
import org.openchange.mapiproxy.transport.chain.FakeInterface.TextResponse;

class ChainOrderTest {
    private final List<String> seen = new ArrayList<>();

    @Test
    void requestsPassInConfiguredOrderAndAnswersInReverse() {
        ChainRig rig = ChainRig.relaying("a", "b");
        rig.deploy("b", new RecordingModule("b", seen));
        rig.deploy("a", new RecordingModule("a", seen));

        FakeInboundCall call = rig.call(1, "ask");
        rig.upstream.last().answer("said");

        assertThat(seen)
                .containsExactly(
                        "a requestBytes ask",
                        "b requestBytes ask",
                        "a request ask",
                        "b request ask",
                        "a dispatch ask",
                        "b dispatch ask",
                        "b responseBytes said",
                        "a responseBytes said",
                        "b response said",
                        "a response said");
        assertThat(call.responseText()).isEqualTo("said");
    }

    @Test
    void whatNobodyChangedGoesOnAsTheSameBytes() {
        ChainRig rig = ChainRig.relaying("a");
        rig.deploy("a", new RecordingModule("a", seen));

        FakeInboundCall call = rig.call(1, "ask");
        ByteBuffer answer = rig.upstream.last().answer("said");

        assertThat(rig.upstream.last().stub).isSameAs(call.stub());
        assertThat(call.response).isSameAs(answer);
    }

    @Test
    void eachModuleSeesWhatTheOneBeforeItMade() {
        ChainRig rig = ChainRig.relaying("a", "b");
        rig.deploy("a", new Appending("a"));
        rig.deploy("b", new Appending("b"));

        FakeInboundCall call = rig.call(1, "ask");
        rig.upstream.last().answer("said");

        assertThat(rig.upstream.last().text()).isEqualTo("ask-a-b");
        assertThat(call.responseText()).isEqualTo("said-b-a");
    }

    @Test
    void bytesThatAModuleReturnsKeepTheOrderOfTheCall() {
        ChainRig rig = ChainRig.relaying("a");
        rig.deploy("a", new ProxyModule() {
            @Override
            public ByteBuffer onRequestBytes(Call call, ByteBuffer stub) {
                return ByteBuffer.wrap(new byte[] {'x'});
            }
        });

        FakeInboundCall call = rig.call(1, "ask");

        assertThat(rig.upstream.last().text()).isEqualTo("x");
        assertThat(rig.upstream.last().stub.order()).isEqualTo(call.stub().order());
    }

    @Test
    void aBufferThatAHookReadsKeepsItsPositionForTheOthers() {
        ChainRig rig = ChainRig.relaying("a", "b");
        rig.deploy("a", new ProxyModule() {
            @Override
            public ByteBuffer onRequestBytes(Call call, ByteBuffer stub) {
                stub.get(new byte[stub.remaining()]);
                return stub;
            }
        });
        rig.deploy("b", new RecordingModule("b", seen));

        rig.call(1, "ask");

        assertThat(seen).contains("b requestBytes ask", "b request ask");
        assertThat(rig.upstream.last().text()).isEqualTo("ask");
    }

    @Test
    void aCallThatNoModuleWantsCostsNoDecodeAndNoSession() {
        ChainRig rig = ChainRig.relaying("a");
        rig.deploy("a", new RecordingModule("a", seen), new InterfaceFilter(List.of("fake"), Set.of(0)));

        FakeInboundCall call = rig.call(1, "ask");
        ByteBuffer answer = rig.upstream.last().answer("said");

        assertThat(seen).isEmpty();
        assertThat(rig.upstream.last().stub).isSameAs(call.stub());
        assertThat(call.response).isSameAs(answer);
        assertThat(rig.fake.requestsDecoded).hasValue(0);
        assertThat(rig.fake.responsesDecoded).hasValue(0);
        assertThat(rig.chain.sessions()).isZero();
    }

    @Test
    void aDirectionThatTheActivationDoesNotNameIsNotDecoded() {
        ChainRig rig = ChainRig.relaying("a");
        rig.deploy("a", new RecordingModule("a", seen), new InterfaceFilter(List.of("fake"), Set.of(0), Set.of(1)));

        rig.call(1, "ask");
        rig.upstream.last().answer("said");

        assertThat(seen).containsExactly("a responseBytes said", "a response said");
        assertThat(rig.fake.requestsDecoded).hasValue(0);
    }

    @Test
    void onlyTheDirectionThatIsWantedIsDecoded() {
        ChainRig rig = ChainRig.relaying("a");
        rig.deploy("a", new ProxyModule() {
            @Override
            public Response onResponse(Call call, Response response) {
                seen.add(call.request().toString());
                return response;
            }
        });

        rig.call(1, "ask");
        rig.upstream.last().answer("said");

        assertThat(rig.fake.requestsDecoded).hasValue(0);
        assertThat(rig.fake.responsesDecoded).hasValue(1);
        assertThat(seen).containsExactly("Optional.empty");
    }

    @Test
    void byteHooksAloneDecodeNothing() {
        ChainRig rig = ChainRig.relaying("a");
        rig.deploy("a", new ProxyModule() {
            @Override
            public ByteBuffer onResponseBytes(Call call, ByteBuffer stub) {
                seen.add(FakeInterface.text(stub));
                return stub;
            }
        });

        rig.call(1, "!malformed");
        rig.upstream.last().answer("!also");

        assertThat(seen).containsExactly("!also");
        assertThat(rig.fake.requestsDecoded).hasValue(0);
        assertThat(rig.fake.responsesDecoded).hasValue(0);
    }

    @Test
    void anOperationThatTheIdlDoesNotKnowPassesOpaquely() {
        ChainRig rig = ChainRig.relaying("a");
        rig.deploy("a", new ProxyModule() {
            @Override
            public Request onRequest(Call call, Request request) {
                seen.add(call.operationName() + " " + request.getClass().getSimpleName());
                return request;
            }
        });

        FakeInboundCall call = rig.call(7, "ask");
        rig.upstream.last().answer("said");

        assertThat(seen).containsExactly("opnum 7 OpaqueRequest");
        assertThat(rig.upstream.last().stub).isSameAs(call.stub());
        assertThat(call.responseText()).isEqualTo("said");
    }

    @Test
    void aModuleForAnyInterfaceSeesTheInterface() {
        ChainRig rig = ChainRig.relaying("a");
        rig.deploy("a", new RecordingModule("a", seen), InterfaceFilter.of(InterfaceFilter.ANY));

        rig.call(0, "ask");

        assertThat(seen).contains("a request ask");
    }

    /** Adds its name to every text. */
    private record Appending(String name) implements ProxyModule {
        @Override
        public Request onRequest(Call call, Request request) {
            return new TextRequest(request.opnum(), ((TextRequest) request).text() + "-" + name);
        }

        @Override
        public Response onResponse(Call call, Response response) {
            return new TextResponse(response.opnum(), ((TextResponse) response).text() + "-" + name);
        }
    }
}
