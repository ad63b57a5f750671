/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.database;

import java.sql.SQLException;
import java.util.List;
import org.openchange.mapiproxy.persistence.database.DatabaseException.Reason;

/** Tells by its SQLSTATE what an exception of Hibernate, Flyway or a driver means. */
final class Failures {
    /** Connection exceptions, insufficient resources, operator intervention; H2: general I/O and database closed or in use. */
    private static final List<String> UNAVAILABLE =
            List.of("08", "53", "57P", "58", "90020", "90028", "90031", "90067", "90098", "90121");
    /** Lock not available, query cancelled by a time limit, deadlock; H2: lock timeout. */
    private static final List<String> BUSY = List.of("55P03", "57014", "40", "HYT00");

    private static final List<String> CONFLICT = List.of("23");

    private Failures() {}

    static DatabaseException of(RuntimeException failure) {
        if (failure instanceof DatabaseException known) {
            return known;
        }
        SQLException sql = sqlException(failure);
        if (sql == null) {
            return new DatabaseException(Reason.FAILED, "the database failed: " + failure.getMessage(), failure);
        }
        return of(sql, failure);
    }

    static DatabaseException of(SQLException sql, Throwable cause) {
        Reason reason = reason(sql.getSQLState());
        return new DatabaseException(reason, text(reason) + ": " + firstLine(sql), cause);
    }

    /** A pool that has no connection gives no state. */
    private static Reason reason(String state) {
        if (state == null || startsWithOneOf(state, UNAVAILABLE)) {
            return Reason.UNAVAILABLE;
        }
        if (startsWithOneOf(state, BUSY)) {
            return Reason.BUSY;
        }
        return startsWithOneOf(state, CONFLICT) ? Reason.CONFLICT : Reason.FAILED;
    }

    private static String text(Reason reason) {
        return switch (reason) {
            case UNAVAILABLE -> "the database cannot be reached";
            case BUSY -> "the database did not answer in time";
            case CONFLICT -> "the database has it otherwise";
            default -> "the database failed";
        };
    }

    private static boolean startsWithOneOf(String state, List<String> prefixes) {
        return prefixes.stream().anyMatch(state::startsWith);
    }

    /** The innermost, which is the driver's. */
    private static SQLException sqlException(Throwable failure) {
        SQLException found = null;
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth < 20; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                found = sql;
            }
            depth++;
        }
        return found;
    }

    private static String firstLine(SQLException sql) {
        return String.valueOf(sql.getMessage()).lines().findFirst().orElse("no reason given");
    }
}
