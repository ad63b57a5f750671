/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.database;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.openchange.mapiproxy.persistence.database.DatabaseException.Reason;

/** The tables of a database: which version they have, and how they get to that of this program. */
final class Schema {
    private final Flyway flyway;

    Schema(DataSource source) {
        flyway = Flyway.configure(Schema.class.getClassLoader())
                .dataSource(source)
                .resourceProvider(new Migrations())
                .javaMigrationClassProvider(List::of)
                .table("schema_history")
                .cleanDisabled(true)
                .load();
    }

    /**
     * Takes the steps that are missing, all of one step or none; somebody else who does the same is waited for.
     *
     * @throws DatabaseException {@code WRONG_SCHEMA} if a newer program was here, or if the tables are somebody else's
     */
    void upgrade() {
        try {
            state(flyway.info());
            flyway.migrate();
        } catch (FlywayValidateException e) {
            throw new DatabaseException(
                    Reason.WRONG_SCHEMA, "the database's schema is not what this program has made: " + firstLine(e), e);
        } catch (FlywayException e) {
            throw failure(e);
        }
    }

    /** Changes nothing. */
    SchemaState state() {
        try {
            return state(flyway.info());
        } catch (FlywayException e) {
            throw failure(e);
        }
    }

    private static SchemaState state(MigrationInfoService info) {
        for (MigrationInfo step : info.all()) {
            if (step.getState() == MigrationState.FUTURE_SUCCESS || step.getState() == MigrationState.FUTURE_FAILED) {
                throw new DatabaseException(
                        Reason.WRONG_SCHEMA,
                        "the database has version " + step.getVersion()
                                + " of the schema, which a newer MAPIProxy has made; this one" + " knows " + last()
                                + ": start the newer one, or restore the backup from before its start");
            }
        }
        Optional<String> current = Optional.ofNullable(info.current())
                .map(step -> step.getVersion().getVersion());
        List<String> pending = Arrays.stream(info.pending())
                .map(step -> step.getVersion() + " " + step.getDescription())
                .toList();
        return new SchemaState(current, pending);
    }

    private static String last() {
        String name = Migrations.NAMES.get(Migrations.NAMES.size() - 1);
        return name.substring(1, name.indexOf("__"));
    }

    /** Flyway says "non-empty schema without history" by an exception of no kind of its own. */
    private static DatabaseException failure(FlywayException e) {
        DatabaseException failure = Failures.of(e);
        boolean strange = e.getErrorCode() != null
                && e.getErrorCode().toString().equals("NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE");
        return strange
                ? new DatabaseException(
                        Reason.WRONG_SCHEMA,
                        "the database holds tables that are not MAPIProxy's; give it a database or a schema of its own",
                        e)
                : failure;
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
