/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.association;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.openchange.mapiproxy.dcerpc.BindTimeFeatures;
import org.openchange.mapiproxy.dcerpc.ContextElement;
import org.openchange.mapiproxy.dcerpc.ContextResult;
import org.openchange.mapiproxy.dcerpc.SyntaxId;

/** The presentation contexts of one connection. */
final class PresentationContexts {
    private final int limit;
    private final List<PresentationContext> contexts = new ArrayList<>(2);

    PresentationContexts(int limit) {
        this.limit = limit;
    }

    /** What one bind or alter_context brought. */
    record Negotiated(List<ContextResult> results, boolean madeContext, boolean reachedLimit) {}

    /** The client broke a rule that ends the connection. */
    static final class ProtocolViolationException extends Exception {
        private static final long serialVersionUID = 1L;

        ProtocolViolationException(String message) {
            super(message, null, false, false);
        }
    }

    /** Null when there is none. */
    PresentationContext find(int id) {
        for (int i = 0; i < contexts.size(); i++) { // without an iterator: every request comes here
            if (contexts.get(i).id() == id) {
                return contexts.get(i);
            }
        }
        return null;
    }

    List<String> interfaces() {
        return contexts.stream()
                .map(context -> context.abstractSyntax().toString())
                .distinct()
                .toList();
    }

    /**
     * Answers the proposed contexts. Of one PDU Windows accepts a single one, the first that it can; the others are told that their transfer
     * syntaxes are not supported, and clients ask again in an alter_context.
     *
     * @param withFeatures whether bind-time features may be among them: in a bind, not in an alter_context
     */
    Negotiated negotiate(List<ContextElement> elements, boolean withFeatures, Predicate<SyntaxId> offers)
            throws ProtocolViolationException {
        if (elements.isEmpty()) {
            throw new ProtocolViolationException("no presentation context");
        }
        for (ContextElement element : elements) {
            if (element.transferSyntaxes().isEmpty()) {
                throw new ProtocolViolationException("no transfer syntax");
            }
        }
        return new Negotiation(withFeatures, offers).answer(elements);
    }

    private final class Negotiation {
        private final boolean withFeatures;
        private final Predicate<SyntaxId> offers;
        private boolean sawFeatures;
        private boolean accepted;
        private boolean made;
        private boolean reachedLimit;

        Negotiation(boolean withFeatures, Predicate<SyntaxId> offers) {
            this.withFeatures = withFeatures;
            this.offers = offers;
        }

        Negotiated answer(List<ContextElement> elements) throws ProtocolViolationException {
            List<ContextResult> results = new ArrayList<>(elements.size());
            for (ContextElement element : elements) {
                Optional<BindTimeFeatures> features = features(element);
                ContextResult result =
                        features.isPresent() ? ContextResult.negotiated(features.get()) : answer(element);
                accepted |= result.isAccepted();
                results.add(result);
            }
            return new Negotiated(results, made, reachedLimit);
        }

        /** Only the first transfer syntax can ask for features; what follows it is not looked at. */
        private Optional<BindTimeFeatures> features(ContextElement element) throws ProtocolViolationException {
            Optional<BindTimeFeatures> features = withFeatures
                    ? BindTimeFeatures.of(element.transferSyntaxes().get(0))
                    : Optional.empty();
            if (features.isPresent()) {
                if (sawFeatures) {
                    throw new ProtocolViolationException("bind-time features twice");
                }
                sawFeatures = true;
            }
            return features;
        }

        private ContextResult answer(ContextElement element) throws ProtocolViolationException {
            if (!offers.test(element.abstractSyntax())) {
                return ContextResult.rejected(ContextResult.ABSTRACT_SYNTAX_NOT_SUPPORTED);
            }
            if (accepted) {
                return ContextResult.rejected(ContextResult.TRANSFER_SYNTAXES_NOT_SUPPORTED);
            }
            boolean inNdr = element.transferSyntaxes().contains(SyntaxId.NDR);
            PresentationContext existing = find(element.contextId());
            if (existing != null) {
                requireSame(existing, element, inNdr);
            }
            if (!inNdr) {
                return ContextResult.rejected(ContextResult.TRANSFER_SYNTAXES_NOT_SUPPORTED);
            }
            return existing != null ? ContextResult.accepted(SyntaxId.NDR) : make(element);
        }

        private void requireSame(PresentationContext existing, ContextElement element, boolean inNdr)
                throws ProtocolViolationException {
            if (!existing.abstractSyntax().equals(element.abstractSyntax())) {
                throw new ProtocolViolationException("p_cont_id used again for another interface");
            }
            // a transfer syntax that nobody knows is merely refused, one that is known and not in use is a violation
            if (!inNdr && element.transferSyntaxes().contains(SyntaxId.NDR64)) {
                throw new ProtocolViolationException("p_cont_id used again for another transfer syntax");
            }
        }

        private ContextResult make(ContextElement element) {
            if (contexts.size() >= limit) {
                reachedLimit = true;
                return ContextResult.rejected(ContextResult.LOCAL_LIMIT_EXCEEDED);
            }
            contexts.add(new PresentationContext(element.contextId(), element.abstractSyntax()));
            made = true;
            return ContextResult.accepted(SyntaxId.NDR);
        }
    }
}
