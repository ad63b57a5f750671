/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.dcerpc.AuthType;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.ndr.ContextHandle;
import org.openchange.mapiproxy.security.AuthenticatedPrincipal;
import org.openchange.mapiproxy.spi.Call;
import org.openchange.mapiproxy.spi.ModuleException;
import org.openchange.mapiproxy.spi.ProxyModule;
import org.openchange.mapiproxy.spi.SessionContext;
import org.openchange.mapiproxy.spi.SlotKey;

class SessionContextTest {
    private static final int DISCONNECT = 1;
    private static final int RPC_EXT2 = 11;
    private static final SlotKey<AutoCloseable> KEY = new SlotKey<>("test.closing", AutoCloseable.class);

    private final EmsmdbRig rig = new EmsmdbRig("watch");
    private final Watch watch = new Watch();

    @Test
    void beginsWithTheAnswerThatCarriesTheHandle() {
        rig.deploy("watch", watch);

        ContextHandle handle = rig.connect(rig.client);

        assertThat(watch.atRequest).containsExactly(Optional.empty());
        SessionContext context = watch.atResponse.get(0).orElseThrow();
        assertThat(context.handle()).isEqualTo(handle);
        assertThat(context.userDn()).isEqualTo(EmsmdbRig.USER_DN);
        assertThat(context.session().contexts()).containsExactly(context);
        assertThat(context.id()).startsWith(context.session().id());
    }

    @Test
    void isNotThereWhenTheServerRefuses() {
        rig.deploy("watch", watch);

        rig.send(rig.client, EmsmdbRig.EMSMDB, 10, EmsmdbRig.connectRequest());
        rig.upstream.last().answer(EmsmdbRig.beginningWith(ContextHandle.NULL));

        assertThat(watch.atResponse).containsExactly(Optional.empty());
    }

    @Test
    void isTheSameOnEveryConnectionOfTheClientAndForAsyncEmsmdb() {
        rig.deploy("watch", watch);
        FakeAssociation second = rig.client.join();
        ContextHandle handle = rig.connect(rig.client);
        ContextHandle async = rig.connectAsync(rig.client, handle);
        watch.clear();

        rig.use(rig.client, RPC_EXT2, handle);
        rig.use(second, 2, handle);
        rig.send(second, EmsmdbRig.ASYNC_EMSMDB, 0, EmsmdbRig.beginningWith(async));

        assertThat(watch.atRequest).hasSize(3).doesNotContain(Optional.empty());
        assertThat(watch.atRequest.stream().distinct()).hasSize(1);
    }

    @Test
    void twoProfilesOfOneClientHaveOneEach() {
        rig.deploy("watch", watch);
        ContextHandle first = rig.connect(rig.client);
        ContextHandle second = rig.connect(rig.client);
        watch.clear();

        rig.use(rig.client, RPC_EXT2, first);
        rig.use(rig.client, RPC_EXT2, second);

        SessionContext a = watch.atRequest.get(0).orElseThrow();
        SessionContext b = watch.atRequest.get(1).orElseThrow();
        assertThat(a).isNotEqualTo(b);
        assertThat(a.session()).isSameAs(b.session());
        a.slots().put(KEY, () -> {});
        assertThat(b.slots().get(KEY)).isEmpty();
    }

    @Test
    void endsWithTheAnswerToDisconnectAfterTheModulesHaveSeenIt() {
        rig.deploy("watch", watch);
        ContextHandle handle = rig.connect(rig.client);
        AtomicInteger closed = keepClosing();
        watch.clear();

        rig.send(rig.client, EmsmdbRig.EMSMDB, DISCONNECT, EmsmdbRig.beginningWith(handle));
        assertThat(closed).hasValue(0);
        rig.upstream.last().answer(EmsmdbRig.beginningWith(ContextHandle.NULL));

        assertThat(watch.atResponse.get(0)).isPresent();
        assertThat(watch.slotAtResponse).isTrue();
        assertThat(closed).hasValue(1);
        rig.use(rig.client, RPC_EXT2, handle);
        assertThat(watch.atRequest.get(1)).isEmpty();
    }

    @Test
    void aSecondDisconnectAndTheEndOfTheClientCloseNothingAgain() {
        rig.deploy("watch", watch);
        ContextHandle handle = rig.connect(rig.client);
        AtomicInteger closed = keepClosing();

        rig.send(rig.client, EmsmdbRig.EMSMDB, DISCONNECT, EmsmdbRig.beginningWith(handle));
        rig.send(rig.client, EmsmdbRig.EMSMDB, DISCONNECT, EmsmdbRig.beginningWith(handle));
        rig.upstream.sent.get(1).answer(EmsmdbRig.beginningWith(ContextHandle.NULL));
        rig.upstream.sent.get(2).answer(EmsmdbRig.beginningWith(ContextHandle.NULL));
        rig.client.close();

        assertThat(closed).hasValue(1);
    }

    @Test
    void endsWithAZeroHandleInAnyAnswer() {
        rig.deploy("watch", watch);
        ContextHandle handle = rig.connect(rig.client);
        AtomicInteger closed = keepClosing();

        rig.send(rig.client, EmsmdbRig.EMSMDB, RPC_EXT2, EmsmdbRig.beginningWith(handle));
        rig.upstream.last().answer(EmsmdbRig.beginningWith(ContextHandle.NULL));

        assertThat(closed).hasValue(1);
    }

    @Test
    void endsWhenTheServerDoesNotKnowTheHandleButNotWithAnyOtherFault() {
        rig.deploy("watch", watch);
        ContextHandle handle = rig.connect(rig.client);
        AtomicInteger closed = keepClosing();

        rig.send(rig.client, EmsmdbRig.EMSMDB, RPC_EXT2, EmsmdbRig.beginningWith(handle));
        rig.upstream.last().fault(FaultStatus.NCA_SERVER_TOO_BUSY);
        assertThat(closed).hasValue(0);
        rig.send(rig.client, EmsmdbRig.EMSMDB, RPC_EXT2, EmsmdbRig.beginningWith(handle));
        rig.upstream.last().fault(FaultStatus.CONTEXT_MISMATCH);

        assertThat(closed).hasValue(1);
    }

    @Test
    void endsWithTheLastConnectionOfTheClientAndNotWithAnEarlierOne() {
        rig.deploy("watch", watch);
        FakeAssociation second = rig.client.join();
        rig.connect(rig.client);
        rig.connect(second);
        AtomicInteger closed = keepClosing();

        rig.client.close();
        assertThat(closed).hasValue(0);
        second.close();

        assertThat(closed).hasValue(2);
        assertThat(rig.chain.sessions()).isZero();
    }

    @Test
    void isNotFoundByAnotherClientNorByAnotherPrincipalOfTheSame() {
        rig.deploy("watch", watch);
        ContextHandle handle = rig.connect(rig.client);
        FakeAssociation other = new FakeAssociation(rig.client.eventLoop());
        FakeAssociation samePlaceOtherUser = rig.client.join();
        samePlaceOtherUser.principal = Optional.of(new AuthenticatedPrincipal("other", "EXAMPLE", AuthType.NTLMSSP));
        watch.clear();

        rig.use(other, RPC_EXT2, handle);
        rig.use(samePlaceOtherUser, RPC_EXT2, handle);
        rig.use(rig.client, RPC_EXT2, new ContextHandle(0, UUID.randomUUID()));

        assertThat(watch.atRequest).containsOnly(Optional.empty());
    }

    @Test
    void isFollowedThoughNoModuleLooksAtTheCallsThatOpenAndCloseIt() {
        rig.deploy("watch", watch, new InterfaceFilter(List.of("exchange_emsmdb"), Set.of(RPC_EXT2)));
        ContextHandle handle = rig.connect(rig.client);
        assertThat(watch.atRequest).isEmpty();

        rig.use(rig.client, RPC_EXT2, handle);
        AtomicInteger closed = keepClosing();
        rig.disconnect(rig.client, handle);

        assertThat(watch.atRequest.get(0)).isPresent();
        assertThat(closed).hasValue(1);
    }

    @Test
    void passesStubsThatAreTooShortForAHandle() {
        rig.deploy("watch", watch);

        for (int opnum : new int[] {0, DISCONNECT, 2, 4, 9, 10, RPC_EXT2, 14}) {
            FakeInboundCall call = rig.send(rig.client, EmsmdbRig.EMSMDB, opnum, ByteBuffer.allocate(7));
            rig.upstream.last().answer(ByteBuffer.allocate(3));
            assertThat(call.response).as("opnum %d", opnum).isNotNull();
        }

        assertThat(watch.atRequest).containsOnly(Optional.empty());
    }

    /** A slot in every context that is open. */
    private AtomicInteger keepClosing() {
        AtomicInteger closed = new AtomicInteger();
        watch.atResponse.stream().flatMap(Optional::stream).distinct().forEach(context -> context.slots()
                .put(KEY, closed::incrementAndGet));
        return closed;
    }

    private static final class Watch implements ProxyModule {
        final List<Optional<SessionContext>> atRequest = new ArrayList<>();
        final List<Optional<SessionContext>> atResponse = new ArrayList<>();
        boolean slotAtResponse;

        @Override
        public ByteBuffer onRequestBytes(Call call, ByteBuffer stub) throws ModuleException {
            atRequest.add(call.sessionContext());
            return stub;
        }

        @Override
        public ByteBuffer onResponseBytes(Call call, ByteBuffer stub) throws ModuleException {
            atResponse.add(call.sessionContext());
            slotAtResponse = call.sessionContext()
                    .flatMap(context -> context.slots().get(KEY))
                    .isPresent();
            return stub;
        }

        void clear() {
            atRequest.clear();
            atResponse.clear();
        }
    }
}
