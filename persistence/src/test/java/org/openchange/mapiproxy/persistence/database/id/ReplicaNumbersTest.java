/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.database.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openchange.mapiproxy.config.DatabaseSettings;
import org.openchange.mapiproxy.persistence.database.Database;
import org.openchange.mapiproxy.persistence.database.DatabaseException;
import org.openchange.mapiproxy.persistence.database.DatabaseException.Reason;
import org.openchange.mapiproxy.persistence.database.Databases;
import org.openchange.mapiproxy.persistence.database.Engine;

class ReplicaNumbersTest {
    private static final int WRITERS = 12;
    private static final int ROUNDS = 40;
    private static final int TAKEN = 3;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource
    void givesNoNumberTwiceToManyWritersOfTwoNodes(Engine engine) throws Exception {
        DatabaseSettings settings = engine.settings(directory);
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try (Database first = Databases.open(settings);
                Database second = Databases.open(Engine.again(settings))) {
            UUID replica = newReplica(first);
            List<Callable<List<Long>>> work = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                Database database = writer % 2 == 0 ? first : second;
                work.add(() -> takeChanges(database, replica));
            }
            List<Long> all = new ArrayList<>();
            for (Future<List<Long>> result : threads.invokeAll(work)) {
                assertThat(result.get()).isSorted();
                all.addAll(result.get());
            }
            int expected = WRITERS * ROUNDS * TAKEN;
            assertThat(all).hasSize(expected);
            assertThat(new HashSet<>(all))
                    .isEqualTo(
                            LongStream.rangeClosed(1, expected).boxed().collect(java.util.stream.Collectors.toSet()));
            assertThat(first.<Long>call(manager -> ReplicaNumbers.takeChanges(manager, replica, 1)))
                    .isEqualTo(expected + 1);
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Long> takeChanges(Database database, UUID replica) {
        List<Long> taken = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            long from = database.call(manager -> ReplicaNumbers.takeChanges(manager, replica, TAKEN));
            LongStream.range(from, from + TAKEN).forEach(taken::add);
        }
        return taken;
    }

    @ParameterizedTest
    @EnumSource
    void showsNoChangeBeforeThoseBelowIt(Engine engine) throws Exception {
        DatabaseSettings settings = engine.settings(directory);
        ExecutorService threads = Executors.newFixedThreadPool(5);
        try (Database first = Databases.open(settings);
                Database second = Databases.open(Engine.again(settings))) {
            UUID replica = newReplica(first);
            first.run(
                    manager -> manager.createNativeQuery("create table change_seen (change_number bigint primary key)")
                            .executeUpdate());
            List<Callable<Boolean>> writers = new ArrayList<>();
            for (int writer = 0; writer < 4; writer++) {
                Database database = writer % 2 == 0 ? first : second;
                writers.add(() -> writeChanges(database, replica));
            }
            AtomicBoolean done = new AtomicBoolean();
            Future<Integer> reader = threads.submit(() -> holesSeen(second, done));
            for (Future<Boolean> writer : threads.invokeAll(writers)) {
                assertThat(writer.get()).isTrue();
            }
            done.set(true);
            assertThat(reader.get()).isZero();
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean writeChanges(Database database, UUID replica) {
        for (int round = 0; round < ROUNDS; round++) {
            database.run(manager -> {
                long change = ReplicaNumbers.takeChanges(manager, replica, 1);
                manager.createNativeQuery("insert into change_seen values (:change)")
                        .setParameter("change", change)
                        .executeUpdate();
            });
        }
        return true;
    }

    /** How often a change was there while one below it was not. */
    private static int holesSeen(Database database, AtomicBoolean done) {
        int holes = 0;
        while (!done.get()) {
            Object[] seen = database.call(manager -> (Object[])
                    manager.createNativeQuery("select count(*), coalesce(max(change_number), 0) from change_seen")
                            .getSingleResult());
            if (((Number) seen[0]).longValue() != ((Number) seen[1]).longValue()) {
                holes++;
            }
        }
        return holes;
    }

    @ParameterizedTest
    @EnumSource
    void givesBackWhatIsRolledBack(Engine engine) throws SQLException {
        try (Database database = Databases.open(engine.settings(directory))) {
            UUID replica = newReplica(database);
            assertThatThrownBy(() -> database.run(manager -> {
                        ReplicaNumbers.takeObjects(manager, replica, 5);
                        throw new IllegalStateException("changed its mind");
                    }))
                    .hasMessage("changed its mind");

            assertThat(database.<Long>call(manager -> ReplicaNumbers.takeObjects(manager, replica, 1)))
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void endsAtFortyEightBits(Engine engine) throws SQLException {
        try (Database database = Databases.open(engine.settings(directory))) {
            UUID replica = newReplica(database);
            int near = 100;
            database.run(manager -> manager.createNativeQuery("update replica set next_object = :next")
                    .setParameter("next", ReplicaNumbers.LAST + 1 - near)
                    .executeUpdate());

            assertReason(database, manager -> ReplicaNumbers.takeObjects(manager, replica, near + 1), Reason.EXHAUSTED);
            assertThat(database.<Long>call(manager -> ReplicaNumbers.takeObjects(manager, replica, near)))
                    .isEqualTo(ReplicaNumbers.LAST + 1 - near);
            assertReason(database, manager -> ReplicaNumbers.takeObjects(manager, replica, 1), Reason.EXHAUSTED);
            assertReason(
                    database, manager -> ReplicaNumbers.takeObjects(manager, UUID.randomUUID(), 1), Reason.CONFLICT);
        }
    }

    private static void assertReason(
            Database database, java.util.function.Function<EntityManager, Long> work, Reason reason) {
        assertThatThrownBy(() -> database.call(work))
                .isInstanceOfSatisfying(DatabaseException.class, failure -> assertThat(failure.reason())
                        .isEqualTo(reason));
    }

    private static UUID newReplica(Database database) {
        return database.call(manager -> {
            ReplicaEntity replica = ReplicaEntity.create();
            manager.persist(replica);
            return replica.guid();
        });
    }
}
