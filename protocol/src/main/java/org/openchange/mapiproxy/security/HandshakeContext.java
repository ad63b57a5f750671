/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security;

import java.util.Objects;
import org.openchange.mapiproxy.wire.MalformedMessageException;

/**
 * The life of a context, for those who implement one.
 *
 * <pre>
 *  HANDSHAKE ── complete ──► ESTABLISHED
 *      │                         │
 *      └── failure, close ──► DEAD ◄── wrong signature, close
 * </pre>
 */
public abstract class HandshakeContext implements SecurityContext {
    private enum State {
        HANDSHAKE,
        ESTABLISHED,
        DEAD
    }

    private State state = State.HANDSHAKE;

    @Override
    public final byte[] step(byte[] token) throws AuthenticationException {
        if (state != State.HANDSHAKE) {
            throw new AuthenticationException(type() + " token after the end of the handshake");
        }
        boolean succeeded = false;
        try {
            byte[] answer = nextToken(Objects.requireNonNull(token, "token"));
            succeeded = true;
            return answer;
        } catch (MalformedMessageException e) {
            throw new AuthenticationException("malformed " + type() + " token", e);
        } finally {
            if (!succeeded) {
                close();
            }
        }
    }

    /**
     * One leg of the handshake; the last one calls {@link #complete}. If it throws, the context is closed.
     *
     * @throws MalformedMessageException if the token cannot be read
     */
    protected abstract byte[] nextToken(byte[] token) throws AuthenticationException;

    protected final void complete() {
        state = State.ESTABLISHED;
    }

    @Override
    public final boolean established() {
        return state == State.ESTABLISHED;
    }

    protected final void requireEstablished() {
        if (state != State.ESTABLISHED) {
            throw new IllegalStateException("the " + type() + " context is not established");
        }
    }

    /** Ends the context. */
    protected final AuthenticationException failure(String message) {
        close();
        return new AuthenticationException(message);
    }

    @Override
    public final void close() {
        state = State.DEAD;
        wipe();
    }

    /** Forgets all secrets; may be called more than once and at any time. */
    protected abstract void wipe();
}
