/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.list;

import java.util.List;
import java.util.Optional;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.rop.LogonKind;
import org.openchange.mapiproxy.rop.ResponseContext;
import org.openchange.mapiproxy.rop.RopRequest;

/** What one response is read with; notes what it was asked, since that tells which other readings there are. */
final class AnswerContext implements ResponseContext {
    private final ListState state;
    private final Optional<RopRequest> request;
    private final boolean failuresHaveBodies;
    private boolean missesColumns;
    private boolean askedForBodies;

    AnswerContext(ListState state, Optional<RopRequest> request, boolean failuresHaveBodies) {
        this.state = state;
        this.request = request;
        this.failuresHaveBodies = failuresHaveBodies;
    }

    /** Whether columns were needed that are not known: then nobody can tell where the response ends. */
    boolean missesColumns() {
        return missesColumns;
    }

    /** Whether it would have been read otherwise without bodies of failures. */
    boolean askedForBodies() {
        return askedForBodies;
    }

    @Override
    public Optional<RopRequest> request() {
        return request;
    }

    @Override
    public Optional<List<PropertyTag>> columns() {
        Optional<List<PropertyTag>> columns = request.flatMap(known -> state.columnsAt(known.handleIndex()));
        missesColumns |= columns.isEmpty();
        return columns;
    }

    @Override
    public Optional<List<PropertyTag>> columnsOf(long handle) {
        return state.columnsOf(handle);
    }

    @Override
    public Optional<List<PropertyTag>> recipientColumns() {
        return request.flatMap(known -> state.recipientColumnsAt(known.handleIndex()));
    }

    @Override
    public Optional<LogonKind> logonKind(int logonId) {
        return state.logonKind(logonId);
    }

    @Override
    public boolean failuresHaveBodies() {
        askedForBodies = true;
        return failuresHaveBodies;
    }
}
