/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openchange.mapiproxy.config.DatabaseSettings;
import org.openchange.mapiproxy.persistence.database.DatabaseException.Reason;
import org.openchange.mapiproxy.persistence.database.organization.OrganizationRepository;

class AvailabilityTest {
    @TempDir
    private Path directory;

    @Test
    void comesBackByItselfAfterItWasAway() throws Exception {
        TestPostgresql postgresql = TestPostgresql.get();
        DatabaseSettings settings = postgresql.settings(4);
        try (Database database = Databases.open(settings)) {
            OrganizationRepository organizations = new OrganizationRepository(database);
            organizations.register("Contoso", "North", "ALPHA");
            postgresql.stop();
            try {
                assertUnavailable(organizations::list);
            } finally {
                postgresql.start();
            }
            assertThat(organizations.list()).hasSize(1);
            assertThat(database.problem()).isEmpty();
        }
    }

    @Test
    void isOpenedWhenItComesAfterItsUser() throws Exception {
        TestPostgresql postgresql = TestPostgresql.get();
        DatabaseSettings settings = postgresql.settings(4);
        postgresql.stop();
        try (Database database = Databases.open(settings)) {
            assertUnavailable(() -> database.run(manager -> {}));
            assertThat(Databases.problems()).singleElement().asString().contains("cannot be reached");
            database.openInBackground();
            postgresql.start();
            await(() -> database.problem().isEmpty());
            assertThat(new OrganizationRepository(database).list()).isEmpty();
        }
        assertThat(Databases.problems()).isEmpty();
    }

    @Test
    void isTheSameForAllWhoOpenItAndStaysUntilTheLastOne() throws Exception {
        DatabaseSettings settings = Engine.H2.settings(directory);
        Database first = Databases.open(settings);
        try (Database second = Databases.open(settings)) {
            new OrganizationRepository(first).register("Contoso", "North", "ALPHA");
            first.close();
            first.close();
            assertThat(new OrganizationRepository(second).list()).hasSize(1);
            assertThatThrownBy(() -> first.run(manager -> {})).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void addsALimitForEachWaitToTheAddressUnlessItHasOne() {
        DatabaseAddress address = DatabaseAddress.of(new DatabaseSettings(
                Optional.of("jdbc:postgresql://db/mail?socketTimeout=7"),
                Optional.empty(),
                Optional.empty(),
                4,
                directory));

        assertThat(address.driver()).isEqualTo("postgresql");
        assertThat(address.url())
                .startsWith("jdbc:postgresql://db/mail?socketTimeout=7&")
                .contains("&connectTimeout=10", "lock_timeout=20000")
                .containsOnlyOnce("socketTimeout");
    }

    private static void assertUnavailable(Runnable work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(DatabaseException.class, failure -> assertThat(failure.reason())
                        .isEqualTo(Reason.UNAVAILABLE));
    }

    private static void await(java.util.function.BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(30));
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(50);
        }
    }
}
