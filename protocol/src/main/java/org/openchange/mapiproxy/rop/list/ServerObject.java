/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.list;

import java.util.List;
import java.util.Optional;
import org.openchange.mapiproxy.mapi.PropertyTag;

/**
 * What is remembered of an object behind a Server object handle.
 *
 * @param logonId the logon that it belongs to; {@link #NO_LOGON} where that is not known
 * @param owner the handle of the object that takes it along when it is released ([MS-OXCROPS] 3.1.5.3); {@link #NO_OWNER} without one
 * @param columns set on a table; empty when none were seen
 * @param recipientColumns in force on a message; empty when none were seen
 */
record ServerObject(
        int logonId, long owner, Optional<List<PropertyTag>> columns, Optional<List<PropertyTag>> recipientColumns) {
    static final int NO_LOGON = -1;
    static final long NO_OWNER = Long.MIN_VALUE;

    static ServerObject of(int logonId, long owner) {
        return new ServerObject(logonId, owner, Optional.empty(), Optional.empty());
    }

    ServerObject withOwner(long other) {
        return new ServerObject(logonId, other, columns, recipientColumns);
    }

    ServerObject withColumns(Optional<List<PropertyTag>> changed) {
        return new ServerObject(logonId, owner, changed, recipientColumns);
    }

    ServerObject withRecipientColumns(Optional<List<PropertyTag>> changed) {
        return new ServerObject(logonId, owner, columns, changed);
    }

    /** How many tags it remembers. */
    int weight() {
        return columns.map(List::size).orElse(0)
                + recipientColumns.map(List::size).orElse(0);
    }
}
