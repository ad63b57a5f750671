/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.list;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.rop.LogonKind;
import org.openchange.mapiproxy.rop.RopReply;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopResponse;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.rop.logon.RopLogon;
import org.openchange.mapiproxy.rop.message.RopModifyRecipients;
import org.openchange.mapiproxy.rop.message.RopOpenEmbeddedMessage;
import org.openchange.mapiproxy.rop.message.RopOpenMessage;
import org.openchange.mapiproxy.rop.message.RopReloadCachedInformation;
import org.openchange.mapiproxy.rop.table.RopResetTable;
import org.openchange.mapiproxy.rop.table.RopSetColumns;

/** What ROPs that succeeded mean for later ones. */
final class RopEffects {
    private static final int LOGON = 0xFE;

    /** ROPs that neither open an object nor log on, but leave others behind: RopRelease, the recipients of messages, columns of tables. */
    private static final Set<Integer> CHANGE = Set.of(0x01, 0x0E, 0x10, 0x12, 0x81);

    /** Rows of tables, recipient rows, RopNotify, and what only public or only private logons send. */
    private static final Set<Integer> DEPEND = Set.of(0x0F, 0x11, 0x15, 0x2A, 0x4F, 0x59, 0x64);

    /** ROPs whose object lives as long as its client wants, whatever becomes of the object that it was opened from. */
    private static final Set<Integer> OPEN_FREE = Set.of(0x02, 0x03, 0x04, 0x05, 0x06, 0x1C, 0x29);

    /** ROPs whose object goes with the one that it was opened from ([MS-OXCROPS] 3.1.5.3). */
    private static final Set<Integer> OPEN_OWNED = Set.of(
            0x21, 0x22, 0x23, 0x2B, 0x3B, 0x3E, 0x3F, 0x46, 0x4B, 0x4C, 0x4D, 0x53, 0x69, 0x70, 0x72, 0x7E, 0x82);

    private RopEffects() {}

    /** The kind of logon that a request asks for; empty for every ROP but RopLogon. */
    static Optional<LogonKind> logonKind(RopRequest request) {
        return request instanceof RopLogon.Request logon ? Optional.of(logon.logonKind()) : Optional.empty();
    }

    /** Whether the columns of the object that it works on may be others afterwards. */
    static boolean changesColumns(RopRequest request) {
        return request instanceof RopSetColumns.Request || request instanceof RopResetTable.Request;
    }

    /** Whether a success puts a new object into the handle table. */
    static boolean opens(RopType type) {
        return OPEN_FREE.contains(type.id()) || OPEN_OWNED.contains(type.id()) || type.id() == LOGON;
    }

    static boolean changesSession(RopType type) {
        return opens(type) || CHANGE.contains(type.id());
    }

    static boolean dependsOnSession(RopType type) {
        return DEPEND.contains(type.id());
    }

    /** A response has come, to this request if it is known. */
    static void answered(Optional<RopRequest> request, RopResponse response, ListState state) {
        if (!(response instanceof RopReply reply) || !reply.succeeded()) {
            return;
        }
        int id = reply.type().id();
        int logonId = request.map(RopRequest::logonId).orElse(ServerObject.NO_LOGON);
        if (OPEN_FREE.contains(id)) {
            state.open(reply.handleIndex(), logonId, -1);
        } else if (OPEN_OWNED.contains(id)) {
            state.open(
                    reply.handleIndex(),
                    logonId,
                    request.map(RopRequest::handleIndex).orElse(-1));
        }
        recipientColumns(reply).ifPresent(columns -> setRecipientColumns(reply.handleIndex(), logonId, columns, state));
        request.ifPresent(known -> done(known, state));
    }

    private static Optional<List<PropertyTag>> recipientColumns(RopReply reply) {
        if (reply instanceof RopOpenMessage.Response opened) {
            return Optional.of(opened.message().recipientColumns());
        } else if (reply instanceof RopOpenEmbeddedMessage.Response opened) {
            return Optional.of(opened.message().recipientColumns());
        } else if (reply instanceof RopReloadCachedInformation.Response reloaded) {
            return Optional.of(reloaded.message().recipientColumns());
        }
        return Optional.empty();
    }

    private static void done(RopRequest request, ListState state) {
        int logonId = request.logonId();
        if (request instanceof RopSetColumns.Request set) {
            List<PropertyTag> columns = set.propertyTags();
            state.change(set.handleIndex(), logonId, table -> table.withColumns(Optional.of(columns)));
        } else if (request instanceof RopResetTable.Request reset) {
            state.change(reset.handleIndex(), logonId, table -> table.withColumns(Optional.empty()));
        } else if (request instanceof RopModifyRecipients.Request modify) {
            setRecipientColumns(modify.handleIndex(), logonId, modify.recipientColumns(), state);
        } else if (request instanceof RopLogon.Request logon) {
            state.logon(logon.handleIndex(), logonId, logon.logonKind());
        }
    }

    private static void setRecipientColumns(int place, int logonId, List<PropertyTag> columns, ListState state) {
        state.change(place, logonId, message -> message.withRecipientColumns(Optional.of(columns)));
    }
}
