/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.ndr.ContextHandle;
import org.openchange.mapiproxy.spi.SessionContext;
import org.openchange.mapiproxy.spi.SlotCodec;
import org.openchange.mapiproxy.spi.SlotKey;
import org.openchange.mapiproxy.transport.session.LocalSlotGrid;

/** Two nodes, each with a chain of its own, and one grid. */
class ClusteredSlotTest {
    private static final SyntaxId EMSMDB = EmsmdbRig.EMSMDB;
    private static final SlotKey<String> NOTE = SlotKey.clustered("test.note", String.class, new TextCodec());

    private final LocalSlotGrid shared = new LocalSlotGrid("shared");
    private final FakeSlotGrid gridOfA = new FakeSlotGrid("a", shared);
    private final FakeSlotGrid gridOfB = new FakeSlotGrid("b", shared);
    private final EmsmdbRig nodeA = EmsmdbRig.watched(gridOfA);
    private final EmsmdbRig nodeB = EmsmdbRig.watched(gridOfB);

    @Test
    void isFoundOnAnotherNodeByTheSamePrincipalAndUserDn() {
        SessionContext here = open(nodeA, nodeA.client("user"));

        here.slots().put(NOTE, "remember");

        SessionContext there = open(nodeB, nodeB.client("USER"));
        assertThat(there.slots().get(NOTE)).contains("remember");
        assertThat(there.id()).isNotEqualTo(here.id());
    }

    @Test
    void isNotFoundByAnotherPrincipalNorByAnyClientWithoutOne() {
        open(nodeA, nodeA.client("user")).slots().put(NOTE, "remember");
        open(nodeA, nodeA.client).slots().put(NOTE, "of nobody");

        assertThat(open(nodeB, nodeB.client("other")).slots().get(NOTE)).isEmpty();
        assertThat(open(nodeB, nodeB.client).slots().get(NOTE)).isEmpty();
        assertThat(open(nodeA, nodeA.client.join()).slots().get(NOTE)).isEmpty();
    }

    @Test
    void isForgottenOnceWhenTheLastContextEndsOnWhateverNode() {
        FakeAssociation clientA = nodeA.client("user");
        FakeAssociation clientB = nodeB.client("user");
        SessionContext here = open(nodeA, clientA);
        here.slots().put(NOTE, "remember");
        SessionContext there = open(nodeB, clientB);

        clientA.close();
        assertThat(shared.size()).isOne();
        nodeB.disconnect(clientB, there.handle());

        assertThat(shared.size()).isZero();
        assertThat(gridOfA.released).isEmpty();
        assertThat(gridOfB.released).hasSize(1);
        clientB.close();
        assertThat(gridOfB.released).hasSize(1);
        assertThat(open(nodeA, nodeA.client("user")).slots().get(NOTE)).isEmpty();
    }

    @Test
    void staysForOtherNodesWhenItsNodeStops() {
        FakeAssociation client = nodeA.client("user");
        open(nodeA, client).slots().put(NOTE, "remember");

        nodeA.chain.stop();
        client.close();

        assertThat(gridOfA.released).isEmpty();
        assertThat(open(nodeB, nodeB.client("user")).slots().get(NOTE)).contains("remember");
    }

    @Test
    void asksTheGridForNothingWhereNoModuleHasAny() {
        SessionContext context = open(nodeA, nodeA.client("user"));

        nodeA.disconnect(nodeA.client("user"), context.handle());

        assertThat(shared.size()).isZero();
        assertThat(gridOfA.released).isEmpty();
    }

    @Test
    void isThereBeforeTheClientHasItsAnswerHoweverSlowTheGridIs() {
        open(nodeA, nodeA.client("user")).slots().put(NOTE, "remember");
        gridOfB.isSlow = true;
        FakeAssociation client = nodeB.client("user");
        FakeInboundCall call = nodeB.send(client, EMSMDB, 10, EmsmdbRig.connectRequest());

        nodeB.upstream.last().answer(EmsmdbRig.beginningWith(new ContextHandle(0, UUID.randomUUID())));
        nodeB.runEventLoop();
        assertThat(call.response).isNull();
        gridOfB.answer();
        nodeB.runEventLoop();

        assertThat(call.answers).isOne();
    }

    @Test
    void writesWhatCameMeanwhileAfterTheWriteThatIsUnderWayAndLeavesAtLast() {
        FakeAssociation client = nodeA.client("user");
        SessionContext context = open(nodeA, client);
        gridOfA.isSlow = true;

        context.slots().put(NOTE, "first");
        context.slots().put(NOTE, "second");
        context.slots().put(NOTE, "third");
        gridOfA.answer();
        SessionContext there = open(nodeB, nodeB.client("user"));
        assertThat(there.slots().get(NOTE)).contains("third");
        context.slots().remove(NOTE);
        client.close();
        gridOfA.answer();

        assertThat(open(nodeB, nodeB.client("user")).slots().get(NOTE)).isEmpty();
        assertThat(shared.size()).isOne();
    }

    @Test
    void worksOnWithoutTheGridAndWritesWhenItIsBack() {
        FakeAssociation client = nodeA.client("user");
        gridOfA.isAway = true;
        SessionContext context = open(nodeA, client);

        context.slots().put(NOTE, "remember");
        assertThat(context.slots().get(NOTE)).contains("remember");
        assertThat(shared.size()).isZero();
        gridOfA.isAway = false;
        List.copyOf(gridOfA.retries).forEach(Runnable::run);
        assertThat(open(nodeB, nodeB.client("user")).slots().get(NOTE)).contains("remember");

        gridOfA.isAway = true;
        gridOfA.retries.clear();
        client.close();
        gridOfA.isAway = false;
        List.copyOf(gridOfA.retries).forEach(Runnable::run);
        assertThat(gridOfA.released).isEmpty();
        assertThat(shared.size()).isOne();
    }

    @Test
    void mergesWhatTwoNodesWriteAtTheSameTime() {
        SlotKey<String> other = SlotKey.clustered("test.other", String.class, new TextCodec());
        SessionContext here = open(nodeA, nodeA.client("user"));
        SessionContext there = open(nodeB, nodeB.client("user"));
        gridOfA.isSlow = true;

        here.slots().put(NOTE, "of a");
        there.slots().put(other, "of b");
        gridOfA.answer();

        SessionContext third = open(nodeB, nodeB.client("user"));
        assertThat(third.slots().get(NOTE)).contains("of a");
        assertThat(third.slots().get(other)).contains("of b");
    }

    @Test
    void isEmptyWhereItsCodecCannotReadIt() {
        open(nodeA, nodeA.client("user")).slots().put(NOTE, "!");

        assertThat(open(nodeB, nodeB.client("user")).slots().get(NOTE)).isEmpty();
    }

    @Test
    void takesNoMoreThanItsBoundAndClosesWhatItRefuses() {
        AtomicInteger closed = new AtomicInteger();
        SlotKey<AutoCloseable> large = SlotKey.clustered("test.large", AutoCloseable.class, new LargeCodec());
        SessionContext context = open(nodeA, nodeA.client("user"));

        assertThatThrownBy(() -> context.slots().put(large, closed::incrementAndGet))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("65537 bytes");

        assertThat(closed).hasValue(1);
        assertThat(shared.size()).isZero();
    }

    @Test
    void isForSessionContextsOnly() {
        SessionContext context = open(nodeA, nodeA.client("user"));

        assertThatThrownBy(() -> context.session().slots().put(NOTE, "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("test.note");
        assertThatThrownBy(() -> context.session().slots().get(NOTE)).isInstanceOf(IllegalArgumentException.class);
    }

    /** The context that a client opens, as a module would see it. */
    private static SessionContext open(EmsmdbRig node, FakeAssociation client) {
        AtomicReference<SessionContext> opened = new AtomicReference<>();
        node.watch(opened::set);
        node.connect(client);
        return opened.get();
    }

    private static final class TextCodec implements SlotCodec<String> {
        @Override
        public byte[] encode(String value) {
            return value.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String decode(byte[] bytes) {
            String text = new String(bytes, StandardCharsets.UTF_8);
            if (text.startsWith("!")) {
                throw new IllegalArgumentException("of a version that nobody knows");
            }
            return text;
        }
    }

    private static final class LargeCodec implements SlotCodec<AutoCloseable> {
        @Override
        public byte[] encode(AutoCloseable value) {
            return new byte[MAX_BYTES + 1];
        }

        @Override
        public AutoCloseable decode(byte[] bytes) {
            return () -> {};
        }
    }
}
