/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openchange.mapiproxy.config.DatabaseSettings;
import org.openchange.mapiproxy.persistence.database.DatabaseException.Reason;

class SchemaTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource
    void fitsWhatHibernateMaps(Engine engine) throws SQLException {
        try (SharedDatabase database = new SharedDatabase(engine.settings(directory))) {
            SessionFactory sessions = database.sessions();
            sessions.getSchemaManager().validateMappedObjects();
        }
    }

    @ParameterizedTest
    @EnumSource
    void isLookedAtWithoutAChange(Engine engine) throws SQLException {
        try (Database database = Databases.open(engine.settings(directory))) {
            assertThat(database.schema().version()).isEmpty();
            assertThat(database.schema().pending()).containsExactly("1 organizations and mailboxes");
            database.upgrade();
            assertThat(database.schema()).isEqualTo(new SchemaState(java.util.Optional.of("1"), List.of()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void ofANewerProgramIsRefusedAndLeftAlone(Engine engine) throws SQLException {
        DatabaseSettings settings = engine.settings(directory);
        try (Database database = Databases.open(settings)) {
            database.run(manager -> manager.createNativeQuery("insert into \"schema_history\" select 99, '99', 'later',"
                            + " 'SQL', 'V99__later.sql', 1, \"installed_by\", \"installed_on\", 1, \"success\""
                            + " from \"schema_history\" where \"installed_rank\" = 1")
                    .executeUpdate());
        }

        try (Database database = Databases.open(settings)) {
            assertReason(database::upgrade, Reason.WRONG_SCHEMA, "version 99");
            assertReason(() -> database.run(manager -> {}), Reason.WRONG_SCHEMA, "version 99");
            assertReason(database::schema, Reason.WRONG_SCHEMA, "version 99");
        }
    }

    @ParameterizedTest
    @EnumSource
    void ofSomebodyElseIsRefused(Engine engine) throws SQLException {
        DatabaseSettings settings = engine.settings(directory);
        try (Connections connections = Connections.of(settings);
                java.sql.Connection connection = connections.dataSource().getConnection();
                java.sql.Statement statement = connection.createStatement()) {
            statement.execute("create table invoices (id integer)");
        }

        try (Database database = Databases.open(settings)) {
            assertReason(database::upgrade, Reason.WRONG_SCHEMA, "not MAPIProxy's");
        }
    }

    private static void assertReason(Runnable work, Reason reason, String text) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(DatabaseException.class, failure -> assertThat(failure.reason())
                        .isEqualTo(reason))
                .hasMessageContaining(text);
    }

    @Test
    void isMadeOfAllStepsThatThereAre() throws Exception {
        Path folder = Path.of(SchemaTest.class.getResource("migration").toURI());
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Migrations.NAMES);
        }
    }
}
