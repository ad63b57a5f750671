/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture.call;

import java.util.function.Consumer;
import org.openchange.mapiproxy.print.PrintTree;

/**
 * One direction of a call.
 *
 * @param content adds what was understood to a tree; called at most once
 */
public record CallPart(Verdict verdict, Consumer<PrintTree> content) {

    /** A direction of which there is nothing to show but why. */
    public static CallPart note(Verdict verdict, String name, String text) {
        return new CallPart(verdict, tree -> tree.value(name, text));
    }

    /** Both, one behind the other; the graver verdict counts. */
    public CallPart and(CallPart next) {
        return new CallPart(verdict.and(next.verdict), content.andThen(next.content));
    }
}
