/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop;

import java.util.List;
import java.util.Optional;
import org.openchange.mapiproxy.mapi.PropertyTag;

/** See {@link ResponseContext#unknown}. */
enum UnknownContext implements ResponseContext {
    INSTANCE;

    @Override
    public Optional<RopRequest> request() {
        return Optional.empty();
    }

    @Override
    public Optional<List<PropertyTag>> columns() {
        return Optional.empty();
    }

    @Override
    public Optional<List<PropertyTag>> columnsOf(long handle) {
        return Optional.empty();
    }

    @Override
    public Optional<List<PropertyTag>> recipientColumns() {
        return Optional.empty();
    }

    @Override
    public Optional<LogonKind> logonKind(int logonId) {
        return Optional.empty();
    }

    @Override
    public boolean failuresHaveBodies() {
        return true;
    }
}
