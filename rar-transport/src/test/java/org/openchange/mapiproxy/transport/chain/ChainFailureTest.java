/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.idl.Request;
import org.openchange.mapiproxy.idl.Response;
import org.openchange.mapiproxy.spi.Call;
import org.openchange.mapiproxy.spi.ModuleContext;
import org.openchange.mapiproxy.spi.ModuleException;
import org.openchange.mapiproxy.spi.ProxyModule;
import org.openchange.mapiproxy.spi.control.Counter;
import org.openchange.mapiproxy.transport.chain.FakeInterface.TextRequest;
import org.openchange.mapiproxy.transport.chain.FakeInterface.TextResponse;
import org.openchange.mapiproxy.wire.MalformedMessageException;

class ChainFailureTest {
    private final List<String> seen = new ArrayList<>();
    private final ChainRig rig = ChainRig.relaying("a");

    @Test
    void aModuleExceptionBecomesItsFault() {
        rig.deploy("a", onRequest((call, request) -> {
            throw new ModuleException(FaultStatus.ACCESS_DENIED, "not you");
        }));

        FakeInboundCall call = rig.call(1, "ask");

        assertThat(call.fault).isEqualTo(FaultStatus.ACCESS_DENIED);
        assertThat(call.didNotExecute).isTrue();
        assertThat(rig.upstream.sent).isEmpty();
        assertThat(rig.counters.get(Counter.MODULE_FAILURES)).isZero();
    }

    @Test
    void anyOtherExceptionBecomesAnUnspecifiedFaultAndLeavesTheChainUsable() {
        rig.deploy("a", onRequest((call, request) -> {
            if (((TextRequest) request).text().equals("bad")) {
                throw new IllegalStateException("a bug");
            }
            return request;
        }));

        FakeInboundCall bad = rig.call(1, "bad");
        FakeInboundCall good = rig.call(1, "good");
        rig.upstream.last().answer("said");

        assertThat(bad.fault).isEqualTo(FaultStatus.UNSPECIFIED);
        assertThat(good.responseText()).isEqualTo("said");
        assertThat(rig.counters.get(Counter.MODULE_FAILURES)).isEqualTo(1);
    }

    @Test
    void aHookThatReturnsNothingIsAFailureOfTheModule() {
        rig.deploy("a", onRequest((call, request) -> null));

        assertThat(rig.call(1, "ask").fault).isEqualTo(FaultStatus.UNSPECIFIED);
    }

    @Test
    void aRecordOfAnotherOperationIsAFailureOfTheModule() {
        rig.deploy("a", onRequest((call, request) -> new TextRequest(2, "other")));

        assertThat(rig.call(1, "ask").fault).isEqualTo(FaultStatus.UNSPECIFIED);
        assertThat(rig.upstream.sent).isEmpty();
    }

    @Test
    void aMalformedRequestIsBadStubData() {
        rig.deploy("a", new RecordingModule("a", seen));

        FakeInboundCall call = rig.call(1, "!bad");

        assertThat(call.fault).isEqualTo(FaultStatus.BAD_STUB_DATA);
        assertThat(call.didNotExecute).isTrue();
        assertThat(rig.upstream.sent).isEmpty();
        assertThat(rig.counters.get(Counter.MODULE_FAILURES)).isZero();
    }

    @Test
    void whatAModuleFindsMalformedIsBadStubDataThoughTheContainerWrapsIt() {
        rig.deploy("a", onRequest((call, request) -> {
            throw new IllegalStateException(new MalformedMessageException("inner buffer", 3));
        }));

        assertThat(rig.call(1, "ask").fault).isEqualTo(FaultStatus.BAD_STUB_DATA);
    }

    @Test
    void aMalformedAnswerNeverPassesTheModulesUnseen() {
        rig.deploy("a", new RecordingModule("a", seen));

        FakeInboundCall call = rig.call(1, "ask");
        rig.upstream.last().answer("!bad");

        assertThat(call.fault).isEqualTo(FaultStatus.BAD_STUB_DATA);
        assertThat(call.didNotExecute).isFalse();
        assertThat(rig.counters.get(Counter.UPSTREAM_FAILURES)).isEqualTo(1);
    }

    @Test
    void aFailureInAResponseHookDoesNotClaimThatTheCallWasNotExecuted() {
        rig.deploy("a", new ProxyModule() {
            @Override
            public Response onResponse(Call call, Response response) throws ModuleException {
                throw new ModuleException(FaultStatus.CANNOT_PERFORM, ((TextResponse) response).text());
            }
        });

        FakeInboundCall call = rig.call(1, "ask");
        rig.upstream.last().answer("said");

        assertThat(call.fault).isEqualTo(FaultStatus.CANNOT_PERFORM);
        assertThat(call.didNotExecute).isFalse();
    }

    @Test
    void callsWaitForNobodyButAreRefusedUntilEveryListedModuleWasThere() {
        FakeInboundCall early = rig.call(1, "ask");
        assertThat(early.fault).isEqualTo(FaultStatus.NCA_SERVER_TOO_BUSY);
        assertThat(early.didNotExecute).isTrue();
        assertThat(rig.registry.notReady()).containsExactly("module \"a\" of dcerpc_mapiproxy:modules is not deployed");

        ModuleRegistration registration = rig.deploy("a", new RecordingModule("a", seen));
        rig.call(1, "ask");
        assertThat(rig.upstream.sent).hasSize(1);
        assertThat(rig.registry.notReady()).isEmpty();

        rig.upstream.last().answer("said");
        rig.registry.leave(registration);
        rig.call(1, "ask");
        assertThat(rig.upstream.sent).hasSize(2);
        assertThat(rig.registry.notReady())
                .containsExactly("module \"a\" of dcerpc_mapiproxy:modules was undeployed; calls pass without it");
    }

    @Test
    void aModuleThatRefusesItsOptionIsNamedAsTheReason() {
        rig.options.put("mpm_a:path", "nowhere");
        ProxyModule picky = new ProxyModule() {
            @Override
            public void init(ModuleContext context) throws ModuleException {
                throw context.refuse("mpm_a:path", context.option("mpm_a:path").orElseThrow(), "an existing directory");
            }
        };

        assertThatThrownBy(() ->
                        rig.registry.join(ChainRig.registration("a", picky, InterfaceFilter.of(InterfaceFilter.ANY))))
                .isInstanceOf(ModuleException.class)
                .hasMessage("option \"mpm_a:path\" = \"nowhere\": an existing directory");
        assertThat(rig.registry.notReady())
                .containsExactly(
                        "module \"a\" of dcerpc_mapiproxy:modules refused: option \"mpm_a:path\" = \"nowhere\":"
                                + " an existing directory");
    }

    @Test
    void aModuleThatIsNotListedStaysOutAndIsNotEvenInitialised() {
        rig.deploy("a", new RecordingModule("a", seen));
        rig.deploy("stranger", new RecordingModule("stranger", seen) {
            @Override
            public void init(ModuleContext context) {
                seen.add("init");
            }
        });

        rig.call(1, "ask");

        assertThat(seen).noneMatch(line -> line.startsWith("stranger")).doesNotContain("init");
    }

    @Test
    void aSecondModuleOfTheSameNameIsRefused() {
        rig.deploy("a", new RecordingModule("a", seen));
        ModuleRegistration second =
                ChainRig.registration("a", new RecordingModule("second", seen), InterfaceFilter.of("fake"));

        assertThatThrownBy(() -> rig.registry.join(second)).isInstanceOf(ModuleException.class);
        rig.registry.leave(second);
        rig.call(1, "ask");

        assertThat(seen).contains("a request ask");
    }

    @Test
    void aModuleForAnUnknownInterfaceIsRefused() {
        ModuleRegistration registration =
                ChainRig.registration("a", new RecordingModule("a", seen), InterfaceFilter.of("no_such"));

        assertThatThrownBy(() -> rig.registry.join(registration))
                .isInstanceOf(ModuleException.class)
                .hasMessageContaining("\"no_such\"");
    }

    @Test
    void interfacesAreOfferedByMajorVersionAndMinorUpToOurs() {
        String uuid = FakeInterface.ID.uuid().toString();

        assertThat(rig.chain.offers(SyntaxId.parse(uuid + "/1.2"), rig.client)).isTrue();
        assertThat(rig.chain.offers(SyntaxId.parse(uuid + "/1.0"), rig.client)).isTrue();
        assertThat(rig.chain.offers(SyntaxId.parse(uuid + "/1.3"), rig.client)).isFalse();
        assertThat(rig.chain.offers(SyntaxId.parse(uuid + "/2.0"), rig.client)).isFalse();
    }

    private static ProxyModule onRequest(RequestHook hook) {
        return new ProxyModule() {
            @Override
            public Request onRequest(Call call, Request request) throws ModuleException {
                return hook.on(call, request);
            }
        };
    }

    private interface RequestHook {
        Request on(Call call, Request request) throws ModuleException;
    }
}
