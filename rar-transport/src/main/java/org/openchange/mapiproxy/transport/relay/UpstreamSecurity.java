/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.relay;

import io.netty.channel.EventLoop;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.openchange.mapiproxy.dcerpc.AuthLevel;
import org.openchange.mapiproxy.dcerpc.AuthType;
import org.openchange.mapiproxy.dcerpc.PduFrame;
import org.openchange.mapiproxy.dcerpc.SecurityTrailer;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.security.AuthenticationException;
import org.openchange.mapiproxy.security.ProtectedPdu;
import org.openchange.mapiproxy.security.SecurityContext;
import org.openchange.mapiproxy.wire.MalformedMessageException;

/**
 * The security context of one upstream connection. Steps of the handshake that may ask a KDC run on the workers; protection runs on the
 * event loop. Closing while a step is under way wipes the keys as soon as the step is over.
 */
final class UpstreamSecurity implements AutoCloseable {
    /** auth_context_id: there is one security context on a connection, so that any number will do. */
    private static final int CONTEXT_ID = 1;

    private final RelayEnvironment environment;
    private final EventLoop loop;
    private final AuthType type;
    private final AuthLevel level;
    private final SecurityTrailer trailer;
    private SecurityContext context;
    private boolean headerSigning;
    private boolean stepping;
    private boolean closed;

    UpstreamSecurity(RelayEnvironment environment, EventLoop loop, AuthType type) {
        this.environment = environment;
        this.loop = loop;
        this.type = type;
        this.level = environment.settings().level();
        this.trailer = new SecurityTrailer(type, level, 0, CONTEXT_ID);
    }

    /** Makes the context and its first token. The outcome comes on the event loop, but not after {@link #close}. */
    void begin(SyntaxId interfaceId, BiConsumer<byte[], Exception> outcome) {
        RelaySettings settings = environment.settings();
        run(
                () -> {
                    context = settings.initiator()
                            .orElseThrow(() -> new AuthenticationException("no credentials"))
                            .initiate(type, level, settings.targetPrincipal(interfaceId, type));
                    return context.step(new byte[0]);
                },
                outcome);
    }

    /** Takes a token of the server. */
    void step(byte[] token, BiConsumer<byte[], Exception> outcome) {
        run(() -> context.step(token), outcome);
    }

    private void run(Callable<byte[]> step, BiConsumer<byte[], Exception> outcome) {
        stepping = true;
        if (type == AuthType.NTLMSSP) {
            runHere(step, outcome);
        } else {
            environment.workers().run(loop, step, (token, failure) -> stepped(token, failure, outcome));
        }
    }

    /** NTLM computes and asks nobody. */
    private void runHere(Callable<byte[]> step, BiConsumer<byte[], Exception> outcome) {
        byte[] token;
        try {
            token = step.call();
        } catch (Exception e) {
            stepped(null, e, outcome);
            return;
        }
        stepped(token, null, outcome);
    }

    private void stepped(byte[] token, Exception failure, BiConsumer<byte[], Exception> outcome) {
        stepping = false;
        if (closed) {
            wipe();
        } else {
            outcome.accept(token, failure);
        }
    }

    boolean established() {
        return context.established();
    }

    AuthType type() {
        return type;
    }

    SecurityTrailer trailer() {
        return trailer;
    }

    void headerSigning(boolean agreed) {
        headerSigning = agreed;
    }

    boolean protectsPdus() {
        return level.protectsPdus();
    }

    /** In bytes, of a request. */
    int authValueLength() {
        return context.authValueLength(level);
    }

    /** Protects a request fragment that begins at the start of the array. */
    void protect(byte[] pdu, int length, int dataOffset) {
        int authLength = authValueLength();
        int dataLength = length - dataOffset - SecurityTrailer.LENGTH - authLength;
        context.protect(level, new ProtectedPdu(pdu, 0, length, dataOffset, dataLength, authLength, headerSigning));
    }

    /**
     * Verifies and decrypts an answer.
     *
     * @return where its data end, without padding
     * @throws AuthenticationException if the signature is wrong or missing
     */
    int verify(PduFrame frame, int dataOffset) throws AuthenticationException {
        SecurityTrailer found =
                frame.trailer().orElseThrow(() -> new AuthenticationException("an answer without signature"));
        if (!found.sameContext(trailer)) {
            throw new AuthenticationException("an answer of another security context: " + found);
        }
        int dataLength = frame.bodyEnd() - dataOffset;
        if (found.padLength() > dataLength) {
            throw new MalformedMessageException("auth_pad_length " + found.padLength(), frame.bodyEnd() + 2L);
        }
        byte[] bytes = frame.bytes();
        int authLength = frame.header().authLength();
        context.verify(
                level, new ProtectedPdu(bytes, 0, bytes.length, dataOffset, dataLength, authLength, headerSigning));
        return frame.bodyEnd() - found.padLength();
    }

    @Override
    public void close() {
        closed = true;
        if (!stepping) {
            wipe();
        }
    }

    private void wipe() {
        if (context != null) {
            context.close();
            context = null;
        }
    }
}
