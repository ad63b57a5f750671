/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.database.organization;

import java.util.Optional;

/** [MS-OXCSTOR] 2.2.1.1.4: the public folders that a logon tells the client, in its order. */
public enum SpecialPublicFolder {
    ROOT(1),
    IPM_SUBTREE(2),
    NON_IPM_SUBTREE(3),
    EFORMS_REGISTRY(4),
    FREE_BUSY(5),
    OFFLINE_ADDRESS_BOOK(6),
    LOCAL_EFORMS_REGISTRY(7),
    LOCAL_FREE_BUSY(8),
    LOCAL_OFFLINE_ADDRESS_BOOK(9);

    private final int number;

    SpecialPublicFolder(int number) {
        this.number = number;
    }

    /** The original's SystemIdx, which the database keeps. */
    public int number() {
        return number;
    }

    static Optional<SpecialPublicFolder> of(int number) {
        return number >= 1 && number <= values().length ? Optional.of(values()[number - 1]) : Optional.empty();
    }
}
