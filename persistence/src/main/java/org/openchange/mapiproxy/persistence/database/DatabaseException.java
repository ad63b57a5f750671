/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.database;

/** The database did not do what it was asked, and nothing of what was asked has happened. The message holds no secret. */
public final class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** What callers tell apart. */
    public enum Reason {
        /** It cannot be reached, or has no connection left; it may later. Never a reason to delete anything. */
        UNAVAILABLE,
        /** Somebody else holds what is needed, for longer than the time limit. */
        BUSY,
        /** Something that has to be unique is there already, or something that is needed is not. */
        CONFLICT,
        /** Its schema was made by a newer program, or by none of ours. */
        WRONG_SCHEMA,
        /** All numbers of a kind are used up. */
        EXHAUSTED,
        /** Anything else. */
        FAILED
    }

    public DatabaseException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public DatabaseException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
