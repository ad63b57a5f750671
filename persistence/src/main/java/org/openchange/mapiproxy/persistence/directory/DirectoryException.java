/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory;

import java.io.IOException;

/** The directory did not do what it was asked. The message names the entry and the server's reason, and no secret. */
public final class DirectoryException extends IOException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** What callers tell apart. */
    public enum Reason {
        /** No server answered in time; it may later. Says nothing of the entry, and is never a reason to delete anything. */
        UNAVAILABLE,
        /** The server refuses this to whoever asked. */
        ACCESS_DENIED,
        /** There is no such entry, or its parent is missing. */
        NOT_FOUND,
        /** There is an entry of this name, or a value that has to be unique is taken. */
        ALREADY_EXISTS,
        /** The server's schema or a rule of ours forbids it. */
        NOT_ALLOWED,
        /** More entries, bytes or time than the limit. */
        LIMIT_EXCEEDED,
        /** Anything else. */
        FAILED
    }

    public DirectoryException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public DirectoryException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
