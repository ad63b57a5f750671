/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.infinispan.configuration.cache.CacheMode;
import org.infinispan.configuration.cache.ConfigurationBuilder;
import org.infinispan.configuration.global.GlobalConfigurationBuilder;
import org.infinispan.manager.DefaultCacheManager;
import org.infinispan.remoting.transport.jgroups.JGroupsTransport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.config.ClusterSettings;
import org.openchange.mapiproxy.transport.session.SlotRecord;
import org.openchange.mapiproxy.transport.session.SlotRecord.Holder;
import org.openchange.mapiproxy.transport.session.SlotRecord.Slot;

/** Two real Infinispan nodes in one process, which tick when the test says so. */
class InfinispanSlotGridTest {
    private static final String IDENTITY = "example\\user\n/o=example/cn=user";
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final List<Node> nodes = new ArrayList<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private Node first;
    private Node second;

    @BeforeEach
    void startTwoNodes() throws Exception {
        first = new Node("first");
        second = new Node("second");
        first.grid.tick();
        second.grid.tick();
        first.grid.tick();
    }

    @AfterEach
    void stop() {
        nodes.forEach(Node::stop);
        timer.shutdownNow();
    }

    @Test
    void findsOnOneNodeWhatTheOtherHasWritten() throws Exception {
        SlotRecord record = record(first);

        assertThat(replace(first, Optional.empty(), Optional.of(record))).isTrue();

        assertThat(get(second)).contains(record);
        assertThat(second.grid.members()).containsExactly("first", "second");
        assertThat(second.grid.absence()).isEmpty();
    }

    @Test
    void replacesOnlyWhatIsAsItWasExpected() throws Exception {
        SlotRecord record = record(first);
        SlotRecord other = record(second);
        replace(first, Optional.empty(), Optional.of(record));

        assertThat(replace(second, Optional.empty(), Optional.of(other))).isFalse();
        assertThat(replace(second, Optional.of(other), Optional.of(record))).isFalse();
        assertThat(replace(second, Optional.of(other), Optional.empty())).isFalse();
        assertThat(replace(second, Optional.of(record), Optional.of(other))).isTrue();
        assertThat(replace(first, Optional.of(other), Optional.empty())).isTrue();
        assertThat(replace(first, Optional.empty(), Optional.empty())).isTrue();
        assertThat(get(second)).isEmpty();
    }

    @Test
    void losesNoChangeThoughBothNodesChangeARecordAtTheSameTime() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<?> one = threads.submit(() -> comeAndGo(first));
            Future<?> other = threads.submit(() -> comeAndGo(second));
            one.get(30, TimeUnit.SECONDS);
            other.get(30, TimeUnit.SECONDS);
        } finally {
            threads.shutdownNow();
        }

        assertThat(get(first)).isEmpty();
        assertThat(get(second)).isEmpty();
    }

    private static Void comeAndGo(Node node) throws Exception {
        for (int i = 0; i < 200; i++) {
            Holder holder = new Holder(node.grid.node(), "s1." + i);
            change(node, present -> {
                List<Holder> holders =
                        new ArrayList<>(present.map(SlotRecord::holders).orElse(List.of()));
                holders.add(holder);
                return Optional.of(new SlotRecord(holders, List.of()));
            });
            change(node, present -> present.orElseThrow().without(holder::equals));
        }
        return null;
    }

    private static void change(Node node, UnaryOperator<Optional<SlotRecord>> change) throws Exception {
        Optional<SlotRecord> present;
        do {
            present = get(node);
        } while (!replace(node, present, change.apply(present)));
    }

    @Test
    void releasesOnceAndAfterTheGraceTimeWhatAVanishedNodeHad() throws Exception {
        replace(first, Optional.empty(), Optional.of(record(first)));

        first.grid.tick();
        long lastSeen = System.nanoTime();
        second.grid.tick();
        first.vanish();
        tickUntilEmpty();

        assertThat(System.nanoTime() - lastSeen).isGreaterThanOrEqualTo(GRACE.toNanos());
        assertThat(second.grid.releases()).isOne();
        second.grid.tick();
        assertThat(second.grid.releases()).isOne();
        assertThat(second.grid.members()).containsExactly("second");
    }

    @Test
    void keepsWhatAnotherNodeHasTakenOver() throws Exception {
        SlotRecord both = new SlotRecord(
                List.of(new Holder(first.grid.node(), "s1.1"), new Holder(second.grid.node(), "s2.1")),
                List.of(new Slot("test.note", new byte[] {1})));
        replace(first, Optional.empty(), Optional.of(both));

        first.vanish();
        while (get(second).orElseThrow().holders().size() == 2) {
            second.grid.tick();
            Thread.sleep(50);
        }

        assertThat(get(second).orElseThrow().holders()).containsExactly(new Holder(second.grid.node(), "s2.1"));
        assertThat(second.grid.releases()).isZero();
    }

    @Test
    void writesAgainWhenTheCachesHaveCome() throws Exception {
        AtomicInteger retried = new AtomicInteger();
        AtomicInteger changes = new AtomicInteger();
        InfinispanSlotGrid late = second.another(changes::incrementAndGet);
        assertThat(late.absence()).isPresent();
        assertThat(late.get(IDENTITY)).isCompletedExceptionally();
        late.retryLater(retried::incrementAndGet);

        late.tick();

        assertThat(late.absence()).isEmpty();
        assertThat(retried).hasValue(1);
        assertThat(changes).hasValue(1);
        late.close();
        assertThat(late.get(IDENTITY)).isCompletedExceptionally();
    }

    private void tickUntilEmpty() throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (get(second).isPresent()) {
            assertThat(System.nanoTime() - deadline).as("released in time").isNegative();
            second.grid.tick();
            Thread.sleep(50);
        }
    }

    private static SlotRecord record(Node holder) {
        return new SlotRecord(
                List.of(new Holder(holder.grid.node(), "s1.1")), List.of(new Slot("test.note", new byte[] {1, 2})));
    }

    private static Optional<SlotRecord> get(Node node) throws Exception {
        return node.grid.get(IDENTITY).toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private static boolean replace(Node node, Optional<SlotRecord> expected, Optional<SlotRecord> next)
            throws Exception {
        return node.grid.replace(IDENTITY, expected, next).toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private final class Node {
        private final String name;
        private final DefaultCacheManager manager;
        final InfinispanSlotGrid grid;

        Node(String name) throws Exception {
            this.name = name;
            GlobalConfigurationBuilder global = GlobalConfigurationBuilder.defaultClusteredBuilder();
            global.globalState().disable();
            global.transport()
                    .nodeName(name)
                    .clusterName(InfinispanSlotGridTest.class.getName())
                    .defaultTransport()
                    .addProperty(JGroupsTransport.CONFIGURATION_FILE, "jgroups-loopback.xml");
            manager = new DefaultCacheManager(global.build());
            manager.defineConfiguration("slots", mode(CacheMode.DIST_SYNC).build());
            manager.defineConfiguration("nodes", mode(CacheMode.REPL_SYNC).build());
            grid = another(() -> {});
            nodes.add(this);
        }

        private ConfigurationBuilder mode(CacheMode mode) {
            ConfigurationBuilder builder = new ConfigurationBuilder();
            builder.clustering().cacheMode(mode).hash().numOwners(2);
            return builder;
        }

        InfinispanSlotGrid another(Runnable onChange) {
            ClusterSettings settings = new ClusterSettings("test", "127.0.0.1", 7600, List.of(), GRACE);
            GridCaches.Lookup lookup =
                    () -> Optional.of(new GridCaches(manager.getCache("slots"), manager.getCache("nodes")));
            InfinispanSlotGrid made = new InfinispanSlotGrid(name, settings, lookup, task -> {});
            made.start(timer, onChange);
            return made;
        }

        /** It does not say good-bye to the grid. */
        void vanish() {
            nodes.remove(this);
            manager.stop();
        }

        void stop() {
            grid.close();
            manager.stop();
        }
    }
}
