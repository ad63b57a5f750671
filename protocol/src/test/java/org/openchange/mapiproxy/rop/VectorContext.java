/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop;

import java.util.List;
import java.util.Optional;
import org.openchange.mapiproxy.mapi.PropertyTag;

/** The circumstances that the head of a vector names. */
record VectorContext(RopVector vector) implements RequestContext, ResponseContext {

    @Override
    public Optional<RopRequest> request() {
        return vector.header("request")
                .map(RopVector::named)
                .map(RopVector::decode)
                .map(RopRequest.class::cast);
    }

    @Override
    public Optional<List<PropertyTag>> columns() {
        return vector.tags("columns");
    }

    @Override
    public Optional<List<PropertyTag>> columnsOf(long handle) {
        return vector.tags("handle-columns");
    }

    @Override
    public Optional<List<PropertyTag>> recipientColumns() {
        return vector.tags("recipient-columns");
    }

    @Override
    public Optional<LogonKind> logonKind(int logonId) {
        return vector.header("logon").map(kind -> LogonKind.valueOf(kind.toUpperCase(java.util.Locale.ROOT)));
    }

    @Override
    public boolean failuresHaveBodies() {
        return vector.header("failures").isEmpty();
    }
}
