/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.list;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openchange.mapiproxy.rop.LogonKind;
import org.openchange.mapiproxy.rop.RequestContext;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.wire.MalformedMessageException;
import org.openchange.mapiproxy.wire.WireReader;

/**
 * Reads the RopsList of a ROP input buffer. Where a layout depends on the kind of a logon that was not seen, a list that cannot be read as it is
 * is read as if all such logons were private, then as if they were public: three passes at most.
 */
final class RequestListReader {
    private final ByteBuffer ropsList;
    private final RequestContext session;

    RequestListReader(ByteBuffer ropsList, RequestContext session) {
        this.ropsList = ropsList;
        this.session = session;
    }

    List<RopRequest> read() {
        ListContext context = new ListContext(Optional.empty());
        try {
            return read(context);
        } catch (MalformedMessageException first) {
            if (!context.missed) {
                throw first;
            }
            return readAs(LogonKind.PRIVATE).or(() -> readAs(LogonKind.PUBLIC)).orElseThrow(() -> first);
        }
    }

    private Optional<List<RopRequest>> readAs(LogonKind assumed) {
        try {
            return Optional.of(read(new ListContext(Optional.of(assumed))));
        } catch (MalformedMessageException e) {
            return Optional.empty();
        }
    }

    private List<RopRequest> read(ListContext context) {
        WireReader in = new WireReader(ropsList);
        List<RopRequest> requests = new ArrayList<>();
        while (in.hasRemaining()) {
            RopRequest request = KnownRops.ofRequest(in).readRequest(in, context);
            context.requested(request);
            requests.add(request);
        }
        return requests;
    }

    /** What the session knows, and the logons of this very list. */
    private final class ListContext implements RequestContext {
        private final Optional<LogonKind> assumed;
        private final LogonKind[] requested = new LogonKind[LogonTable.SIZE];
        private boolean missed;

        ListContext(Optional<LogonKind> assumed) {
            this.assumed = assumed;
        }

        void requested(RopRequest request) {
            RopEffects.logonKind(request).ifPresent(kind -> requested[request.logonId()] = kind);
        }

        @Override
        public Optional<LogonKind> logonKind(int logonId) {
            if (requested[logonId] != null) {
                return Optional.of(requested[logonId]);
            }
            Optional<LogonKind> known = session.logonKind(logonId);
            missed |= known.isEmpty();
            return known.isPresent() ? known : assumed;
        }
    }
}
