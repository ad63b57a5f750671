/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture.rpc;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.openchange.mapiproxy.dcerpc.AuthLevel;
import org.openchange.mapiproxy.dcerpc.AuthType;
import org.openchange.mapiproxy.dcerpc.PduFrame;
import org.openchange.mapiproxy.dcerpc.SecurityTrailer;
import org.openchange.mapiproxy.security.AuthenticationException;
import org.openchange.mapiproxy.security.ProtectedPdu;
import org.openchange.mapiproxy.security.SecurityObserver;
import org.openchange.mapiproxy.security.SecurityObservers;

/** The security contexts of one connection, and what can be read of what they protect. */
final class SecurityContexts {
    private static final int MAX_CONTEXTS = 256;

    private final SecurityObservers keys;
    private final Map<Integer, Context> contexts = new HashMap<>();
    private boolean clientSignsHeaders;
    private boolean headerSigning;

    /** One of them; without observer when nothing can be read. */
    private static final class Context {
        private SecurityObserver observer;
        private String blind;

        private void blind(String why) {
            blind = why;
            if (observer != null) {
                observer.close();
                observer = null;
            }
        }
    }

    SecurityContexts(SecurityObservers keys) {
        this.keys = keys;
    }

    /** A PDU of the handshake: its flag of header signing, and its token if it has one. */
    void onHandshake(boolean fromClient, PduFrame frame, boolean signsHeaders, Consumer<String> problems) {
        if (fromClient) {
            clientSignsHeaders |= signsHeaders;
        } else {
            headerSigning |= clientSignsHeaders && signsHeaders;
        }
        frame.trailer().ifPresent(trailer -> onToken(fromClient, trailer, frame.authValue(), problems));
    }

    private void onToken(boolean fromClient, SecurityTrailer trailer, byte[] token, Consumer<String> problems) {
        if (!contexts.containsKey(trailer.contextId()) && contexts.size() >= MAX_CONTEXTS) {
            return;
        }
        Context context = contexts.computeIfAbsent(trailer.contextId(), id -> open(trailer));
        if (context.observer == null) {
            return;
        }
        try {
            context.observer.observe(fromClient, token);
        } catch (AuthenticationException e) {
            context.blind(e.getMessage());
            if (AuthLevel.of(trailer.authLevel()).orElse(AuthLevel.NONE) == AuthLevel.PRIVACY) {
                problems.accept("what is sealed here cannot be read: " + e.getMessage());
            }
        }
    }

    private Context open(SecurityTrailer trailer) {
        Context context = new Context();
        Optional<SecurityObserver> observer = AuthType.of(trailer.authType()).flatMap(keys::observer);
        observer.ifPresentOrElse(found -> context.observer = found, () -> context.blind = "no key was given for it");
        return context;
    }

    /**
     * Makes one PDU readable, in place.
     *
     * @param dataOffset where what is protected begins
     * @return why it cannot be read; empty when it can
     */
    String open(
            boolean fromClient, PduFrame frame, SecurityTrailer trailer, int dataOffset, Consumer<String> problems) {
        AuthLevel level = AuthLevel.of(trailer.authLevel()).orElse(AuthLevel.NONE);
        if (!level.protectsPdus()) {
            return "";
        }
        boolean sealed = level == AuthLevel.PRIVACY;
        Context context = contexts.get(trailer.contextId());
        if (context == null) {
            return sealed ? "its handshake was not captured" : "";
        }
        if (context.observer == null || !context.observer.established()) {
            String why = context.blind == null ? "its handshake was not captured to the end" : context.blind;
            return sealed ? why : "";
        }
        try {
            context.observer.verify(fromClient, level, view(frame, dataOffset));
            return "";
        } catch (AuthenticationException e) {
            context.blind(e.getMessage());
            problems.accept(e.getMessage());
            return sealed ? e.getMessage() : "";
        }
    }

    private ProtectedPdu view(PduFrame frame, int dataOffset) {
        return new ProtectedPdu(
                frame.bytes(),
                0,
                frame.bytes().length,
                dataOffset,
                frame.bodyEnd() - dataOffset,
                frame.header().authLength(),
                headerSigning);
    }

    /** Behind a gap no key stream is in step any more. */
    void onGap() {
        contexts.values().forEach(context -> context.blind("bytes before it were not captured"));
    }

    void close() {
        contexts.values().forEach(context -> context.blind("closed"));
    }
}
