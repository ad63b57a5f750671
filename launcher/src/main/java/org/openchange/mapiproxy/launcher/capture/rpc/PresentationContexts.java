/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture.rpc;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openchange.mapiproxy.dcerpc.BindAckPdu;
import org.openchange.mapiproxy.dcerpc.BindPdu;
import org.openchange.mapiproxy.dcerpc.ContextElement;
import org.openchange.mapiproxy.dcerpc.ContextResult;
import org.openchange.mapiproxy.dcerpc.SyntaxId;

/** Which interface a p_cont_id of one connection stands for: proposed by bind and alter_context, accepted by their answers. */
final class PresentationContexts {
    private static final int MAX_PROPOSALS = 64;

    private final Map<Integer, List<ContextElement>> proposals = new LinkedHashMap<>();
    private final Map<Integer, Context> contexts = new HashMap<>();

    /**
     * @param abstractSyntax the interface
     * @param transferSyntax in which it is spoken; NDR when the answer was not captured
     */
    record Context(SyntaxId abstractSyntax, SyntaxId transferSyntax) {}

    /** Until it is answered, what a client proposes holds with its first transfer syntax: the answer may not have been captured. */
    void onProposal(int callId, BindPdu bind) {
        proposals.put(callId, bind.contexts());
        if (proposals.size() > MAX_PROPOSALS) {
            proposals.remove(proposals.keySet().iterator().next());
        }
        for (ContextElement element : bind.contexts()) {
            contexts.putIfAbsent(element.contextId(), new Context(element.abstractSyntax(), SyntaxId.NDR));
        }
    }

    void onAnswer(int callId, BindAckPdu answer) {
        List<ContextElement> proposed = proposals.remove(callId);
        if (proposed == null) {
            return;
        }
        for (int i = 0; i < Math.min(proposed.size(), answer.results().size()); i++) {
            ContextResult result = answer.results().get(i);
            ContextElement element = proposed.get(i);
            if (result.isAccepted()) {
                contexts.put(element.contextId(), new Context(element.abstractSyntax(), result.transferSyntax()));
            }
        }
    }

    Optional<Context> context(int contextId) {
        return Optional.ofNullable(contexts.get(contextId));
    }
}
