/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.domain;

/** The domain cannot be reached, or refuses; the message says which and why, without secrets. */
public final class DomainException extends Exception {
    private static final long serialVersionUID = 1L;

    public DomainException(String message) {
        super(message);
    }

    public DomainException(String message, Throwable cause) {
        super(message, cause);
    }
}
