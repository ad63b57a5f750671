/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook;

/** A restriction that an address book cannot evaluate (TooComplex of [MS-OXNSPI] 2.2.1.2). The message may be shown to a client's user. */
public final class TooComplexException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TooComplexException(String message) {
        super(message);
    }
}
