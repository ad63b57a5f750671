/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop;

import java.util.Optional;

/** What the layout of some requests depends on besides their bytes. */
@FunctionalInterface
public interface RequestContext {
    /** A context that knows nothing, as for a proxy that joined late. */
    RequestContext UNKNOWN = logonId -> Optional.empty();

    /** Which kind of logon the LogonId stands for; empty when its RopLogon was not seen. */
    Optional<LogonKind> logonKind(int logonId);
}
