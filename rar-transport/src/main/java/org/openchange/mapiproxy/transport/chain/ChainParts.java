/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.chain;

import java.util.concurrent.Executor;
import org.openchange.mapiproxy.transport.Relay;
import org.openchange.mapiproxy.transport.TransportCounters;
import org.openchange.mapiproxy.transport.session.Sessions;

/**
 * What every call of the chain uses.
 *
 * @param settings the configuration
 * @param workers runs server beans that may wait; throws RejectedExecutionException when it has no room
 * @param relays the way upstream
 * @param sessions all sessions
 * @param counters what is counted
 */
record ChainParts(
        ChainSettings settings,
        Executor workers,
        Relay.Factory relays,
        Sessions sessions,
        TransportCounters counters) {}
