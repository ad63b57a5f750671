/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.modules.monitor;

import java.util.List;
import org.openchange.mapiproxy.spi.monitor.RopResult;

/** Looks for remote operations in a call. */
@FunctionalInterface
interface RopReader {

    /** In the order of the call; empty where there are none, and where they cannot be read. */
    List<RopResult> read(CallRecord call);
}
