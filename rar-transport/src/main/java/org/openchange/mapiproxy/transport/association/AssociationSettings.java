/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.association;

import org.openchange.mapiproxy.config.Limits;
import org.openchange.mapiproxy.security.SecurityAcceptor;
import org.openchange.mapiproxy.transport.CallDispatcher;
import org.openchange.mapiproxy.transport.TransportCounters;

/**
 * What all associations of the adapter share.
 *
 * @param limits what a client may ask
 * @param acceptor makes security contexts
 * @param workers runs what of a handshake may wait
 * @param dispatcher where complete calls go
 * @param counters what is counted
 */
public record AssociationSettings(
        Limits limits,
        SecurityAcceptor acceptor,
        HandshakeWorkers workers,
        CallDispatcher dispatcher,
        TransportCounters counters) {}
