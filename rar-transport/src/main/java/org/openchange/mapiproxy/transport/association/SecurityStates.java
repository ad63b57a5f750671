/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.association;

import java.util.HashMap;
import java.util.Map;
import org.openchange.mapiproxy.dcerpc.AuthLevel;
import org.openchange.mapiproxy.dcerpc.SecurityTrailer;

/** The security contexts of one connection, by auth_context_id, and which of them a PDU means. */
final class SecurityStates {
    private final int limit;
    private final SecurityState unauthenticated = SecurityState.unauthenticated();
    private final Map<Integer, SecurityState> byId = new HashMap<>(2);
    private SecurityState connectDefault;
    private boolean sawExplicitConnect;

    SecurityStates(int limit) {
        this.limit = limit;
    }

    /**
     * The state of a request. A request without trailer belongs to the security context of level connect that was made last, as long as the client
     * never names one.
     *
     * @param trailer null when it has none
     * @param first whether it is a first fragment: the trailers of later ones are not looked at
     */
    SecurityState ofRequest(SecurityTrailer trailer, boolean first) {
        if (trailer == null) {
            return connectDefault != null ? connectDefault : unauthenticated;
        }
        connectDefault = null;
        sawExplicitConnect |= trailer.authLevel() == AuthLevel.CONNECT.value();
        SecurityState state = byId.get(trailer.contextId());
        if (state == null) {
            return SecurityState.unknown();
        }
        if (first && !state.trailer().sameContext(trailer)) {
            state.invalidate();
        }
        return state;
    }

    /** Null when there is none. */
    SecurityState find(SecurityTrailer trailer) {
        return byId.get(trailer.contextId());
    }

    boolean isFull() {
        return byId.size() >= limit;
    }

    void add(SecurityState state) {
        byId.put(state.trailer().contextId(), state);
    }

    /** To be called when a handshake has ended well. */
    void onEstablished(SecurityState state) {
        if (state.level() == AuthLevel.CONNECT && !sawExplicitConnect) {
            connectDefault = state;
        }
    }

    boolean isInHandshake() {
        for (SecurityState state : byId.values()) {
            if (state.isInHandshake()) {
                return true;
            }
        }
        return false;
    }

    void close() {
        byId.values().forEach(SecurityState::close);
    }
}
