/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.dcerpc.AuthType;
import org.openchange.mapiproxy.idl.Request;
import org.openchange.mapiproxy.security.AuthenticatedPrincipal;
import org.openchange.mapiproxy.spi.Call;
import org.openchange.mapiproxy.spi.ModuleException;
import org.openchange.mapiproxy.spi.ProxyModule;
import org.openchange.mapiproxy.spi.RpcServer;
import org.openchange.mapiproxy.spi.Session;
import org.openchange.mapiproxy.spi.SlotKey;
import org.openchange.mapiproxy.spi.Verdict;
import org.openchange.mapiproxy.transport.chain.FakeInterface.TextResponse;

class SessionEndTest {
    private static final SlotKey<AutoCloseable> KEY = new SlotKey<>("test.closing", AutoCloseable.class);

    private final List<String> seen = new ArrayList<>();

    @Test
    void modulesAndServersHearOfTheEndBeforeTheSlotsAreClosed() {
        ChainRig rig = ChainRig.serving("a", "b");
        rig.deploy("a", new Keeping("a", seen));
        rig.deploy("b", new RecordingModule("b", new ArrayList<>()) {
            @Override
            public void onUnbind(Session session) {
                SessionEndTest.this.seen.add(
                        "b unbind " + session.slots().get(KEY).isPresent());
            }
        });
        rig.deployServer("default", false, new Listening());

        rig.call(1, "ask");
        rig.client.close();

        assertThat(seen).containsExactly("call slot closed", "b unbind true", "a unbind", "server unbind", "closed");
        assertThat(rig.chain.sessions()).isZero();
        assertThat(rig.chain.associations()).isZero();
    }

    @Test
    void aServerThatMayWaitHearsOfTheEndOnAWorker() {
        ChainRig rig = ChainRig.serving("a");
        rig.deploy("a", new Keeping("a", seen));
        rig.deployServer("default", true, new Listening());

        rig.call(1, "ask");
        rig.work();
        rig.client.close();
        assertThat(seen).containsExactly("call slot closed", "a unbind");
        rig.work();

        assertThat(seen).endsWith("server unbind", "closed");
    }

    @Test
    void theSlotsAreClosedThoughNoWorkerIsFreeAndAModuleFails() {
        ChainRig rig = ChainRig.serving("a", "b");
        rig.deploy("a", new Keeping("a", seen));
        rig.deploy("b", new RecordingModule("b", new ArrayList<>()) {
            @Override
            public void onUnbind(Session session) {
                throw new IllegalStateException("a bug");
            }
        });
        rig.deployServer("default", true, new Listening());

        rig.call(1, "ask");
        rig.work();
        rig.workRoom = 0;
        rig.client.close();

        assertThat(seen).endsWith("a unbind", "server unbind", "closed");
    }

    @Test
    void oneAssociationGroupHasASessionForEachPrincipal() {
        ChainRig rig = ChainRig.relaying("a");
        List<Session> sessions = new ArrayList<>();
        rig.deploy("a", new RecordingModule("a", seen) {
            @Override
            public Request onRequest(Call call, Request request) {
                sessions.add(call.session());
                return request;
            }
        });

        rig.call(1, "ask");
        rig.call(1, "ask");
        rig.client.principal = Optional.of(new AuthenticatedPrincipal("user", "EXAMPLE", AuthType.NTLMSSP));
        rig.call(1, "ask");

        assertThat(sessions.get(1)).isSameAs(sessions.get(0));
        assertThat(sessions.get(2).id()).isNotEqualTo(sessions.get(0).id());
        assertThat(sessions.get(2).principal()).map(Object::toString).hasValueSatisfying(text -> assertThat(text)
                .contains("user"));
        assertThat(rig.chain.sessions()).isEqualTo(2);
        rig.client.close();
        assertThat(rig.chain.sessions()).isZero();
    }

    private record Keeping(String name, List<String> seen) implements ProxyModule {
        @Override
        public ByteBuffer onRequestBytes(Call call, ByteBuffer stub) {
            call.session().slots().put(KEY, () -> seen.add("closed"));
            call.slots().put(KEY, () -> seen.add("call slot closed"));
            return stub;
        }

        @Override
        public void onUnbind(Session session) {
            seen.add(name + " unbind");
        }
    }

    private final class Listening implements RpcServer {
        @Override
        public Verdict serve(Call call, Request request) throws ModuleException {
            return Verdict.answer(new TextResponse(call.opnum(), "served"));
        }

        @Override
        public void onUnbind(Session session) {
            seen.add("server unbind");
        }
    }
}
