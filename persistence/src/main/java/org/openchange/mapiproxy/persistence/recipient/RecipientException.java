/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.recipient;

/** What was asked cannot be done, and nothing of it was. The message says why, and what to do, in one line for a person. */
public final class RecipientException extends Exception {
    private static final long serialVersionUID = 1L;

    public RecipientException(String message) {
        super(message);
    }

    public RecipientException(String message, Throwable cause) {
        super(message, cause);
    }
}
