/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.association;

import org.openchange.mapiproxy.dcerpc.AuthLevel;
import org.openchange.mapiproxy.dcerpc.AuthType;
import org.openchange.mapiproxy.dcerpc.SecurityTrailer;
import org.openchange.mapiproxy.security.AuthenticatedPrincipal;
import org.openchange.mapiproxy.security.AuthenticationException;
import org.openchange.mapiproxy.security.SecurityContext;

/**
 * One security context of a connection and how far it is.
 *
 * <pre>
 *   (bind, alter_context) ─► in handshake ── last token ──► established
 *                                 │                            │
 *                                 └── wrong token or trailer ──┴─► invalid: every call is refused
 * </pre>
 */
final class SecurityState {
    private final SecurityTrailer trailer;
    private final AuthLevel level;
    private final SecurityContext context;
    private boolean established;
    private boolean invalid;
    private boolean anonymous;
    private boolean stepping;
    private volatile boolean closed;

    private SecurityState(SecurityTrailer trailer, AuthLevel level, SecurityContext context) {
        this.trailer = trailer;
        this.level = level;
        this.context = context;
    }

    /** In handshake. */
    SecurityState(SecurityTrailer trailer, SecurityContext context) {
        this(trailer, AuthLevel.of(trailer.authLevel()).orElseThrow(), context);
    }

    /** The state of calls without authentication. */
    static SecurityState unauthenticated() {
        SecurityTrailer none = new SecurityTrailer(AuthType.NONE, AuthLevel.NONE, 0, 0);
        SecurityState state = new SecurityState(none, AuthLevel.NONE, null);
        state.established = true;
        return state;
    }

    /** The state of a call whose security context does not exist. */
    static SecurityState unknown() {
        SecurityState state = unauthenticated();
        state.invalid = true;
        return state;
    }

    /** Before a step; until its end the context belongs to whoever takes it. */
    void beginStep() {
        stepping = true;
    }

    /**
     * After a step that succeeded.
     *
     * @throws AuthenticationException if the client negotiated less than it claims to use
     */
    void onStepped() throws AuthenticationException {
        if (context.established()) {
            if (level == AuthLevel.PRIVACY && !context.protects(level)) {
                throw new AuthenticationException("the protection of level " + level + " was not negotiated");
            }
            established = true;
            anonymous = context.principal()
                    .filter(AuthenticatedPrincipal::isAnonymous)
                    .isPresent();
        }
    }

    /** After every step. */
    void endStep() {
        stepping = false;
        if (closed) {
            context.close();
        }
    }

    /** Type, level and auth_context_id. */
    SecurityTrailer trailer() {
        return trailer;
    }

    /** What protects the PDUs. */
    AuthLevel level() {
        return level;
    }

    /** What the client may count on being known by: none for one that logged on anonymously, however its PDUs are protected. */
    AuthLevel provenLevel() {
        return isAnonymous() ? AuthLevel.NONE : level;
    }

    boolean isAnonymous() {
        return anonymous;
    }

    /** Null without authentication. */
    SecurityContext context() {
        return context;
    }

    boolean isEstablished() {
        return established;
    }

    boolean isInHandshake() {
        return !established && !invalid;
    }

    boolean isInvalid() {
        return invalid;
    }

    void invalidate() {
        invalid = true;
    }

    /** Whether nobody waits for this context any more. Any thread may ask. */
    boolean isClosed() {
        return closed;
    }

    void close() {
        invalid = true;
        closed = true;
        if (context != null && !stepping) {
            context.close();
        }
    }
}
