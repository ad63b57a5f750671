/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.database.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openchange.mapiproxy.config.DatabaseSettings;
import org.openchange.mapiproxy.persistence.database.Database;
import org.openchange.mapiproxy.persistence.database.Databases;
import org.openchange.mapiproxy.persistence.database.Engine;

class MinimalIdsTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource
    void keepsAnIdForEver(Engine engine) throws SQLException {
        DatabaseSettings settings = engine.settings(directory);
        UUID object = UUID.randomUUID();
        int id;
        try (Database database = Databases.open(settings)) {
            MinimalIds ids = new HibernateMinimalIds(database);
            id = ids.assign(object);
            assertThat(ids.assign(object)).isEqualTo(id).isGreaterThanOrEqualTo(MinimalIds.FIRST);
        }

        try (Database database = Databases.open(settings)) {
            MinimalIds ids = new HibernateMinimalIds(database);
            assertThat(ids.assign(List.of(UUID.randomUUID(), object, object)))
                    .hasSize(2)
                    .containsEntry(object, id);
            assertThat(ids.object(id)).contains(object);
            assertThat(ids.objects(List.of(id, id, 0, -1, 5, Integer.MAX_VALUE)))
                    .isEqualTo(Map.of(id, object));
        }
    }

    @ParameterizedTest
    @EnumSource
    void givesEachObjectOneIdHoweverManyAskAtOnce(Engine engine) throws Exception {
        DatabaseSettings settings = engine.settings(directory);
        List<UUID> objects =
                IntStream.range(0, 3000).mapToObj(i -> UUID.randomUUID()).toList();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (Database first = Databases.open(settings);
                Database second = Databases.open(Engine.again(settings))) {
            List<Callable<Map<UUID, Integer>>> work = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                MinimalIds ids = new HibernateMinimalIds(i % 2 == 0 ? first : second);
                List<UUID> overlapping = objects.subList(i * 100, i * 100 + 700);
                work.add(() -> ids.assign(overlapping));
            }
            Map<UUID, Integer> all = new java.util.HashMap<>();
            for (Future<Map<UUID, Integer>> result : threads.invokeAll(work)) {
                result.get().forEach((object, id) -> {
                    Integer before = all.put(object, id);
                    assertThat(before).isIn(null, id);
                });
            }
            assertThat(all).hasSize(3000);
            assertThat(new HashSet<>(all.values())).hasSize(3000);
            assertThat(new HibernateMinimalIds(second).assign(objects)).isEqualTo(all);
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource
    void givesAHundredThousandNewOnesInTheTimeOfAStart(Engine engine) throws SQLException {
        List<UUID> objects =
                IntStream.range(0, 100_000).mapToObj(i -> UUID.randomUUID()).toList();
        try (Database database = Databases.open(engine.settings(directory))) {
            MinimalIds ids = new HibernateMinimalIds(database);
            Instant start = Instant.now();
            Map<UUID, Integer> assigned = ids.assign(objects);
            Duration first = Duration.between(start, Instant.now());
            Instant again = Instant.now();
            assertThat(ids.assign(objects)).isEqualTo(assigned).hasSize(100_000);
            Duration second = Duration.between(again, Instant.now());
            assertThat(new HashSet<>(assigned.values())).hasSize(100_000);
            System.getLogger("figures")
                    .log(System.Logger.Level.INFO, engine + ": 100,000 new ids " + first + ", known ones " + second);
            assertThat(first).isLessThan(Duration.ofMinutes(2));
        }
    }
}
