/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop;

import java.util.List;
import java.util.Optional;
import org.openchange.mapiproxy.mapi.PropertyTag;

/** What the layout of some responses depends on besides their bytes. */
public interface ResponseContext {

    /** The request that is answered; empty where it is not known. */
    Optional<RopRequest> request();

    /** The columns set on the table that the request works on; empty where RopSetColumns was not seen. */
    Optional<List<PropertyTag>> columns();

    /** The columns set on the table with this server object handle, for RopNotify. */
    Optional<List<PropertyTag>> columnsOf(long handle);

    /** The RecipientColumns in force on the message that the request works on. */
    Optional<List<PropertyTag>> recipientColumns();

    /** See {@link RequestContext#logonKind}. */
    Optional<LogonKind> logonKind(int logonId);

    /**
     * Whether failed responses have the fields that the specification gives them. Some servers end every failed response after its
     * ReturnValue; a list that cannot be read in the first way is read in the second.
     */
    boolean failuresHaveBodies();

    /** A context that knows nothing. */
    static ResponseContext unknown() {
        return UnknownContext.INSTANCE;
    }
}
