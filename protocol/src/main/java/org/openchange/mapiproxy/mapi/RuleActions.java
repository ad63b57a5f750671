/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.mapi;

import java.util.ArrayList;
import java.util.List;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** A RuleAction structure ([MS-OXORULE] 2.2.5): the action blocks of a rule in their order. Standard rules count in 16, extended rules in 32 bits. */
public record RuleActions(List<RuleAction> actionBlocks) {
    public RuleActions {
        actionBlocks = List.copyOf(actionBlocks);
    }

    public static RuleActions read(WireReader in, CountWidth counts) {
        int count = counts.read(in, "NoOfActions", RuleAction.HEAD_SIZE + counts.size());
        List<RuleAction> actions = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            actions.add(RuleAction.read(in, counts));
        }
        return new RuleActions(actions);
    }

    public void write(WireWriter out, CountWidth counts) {
        counts.write(out, actionBlocks.size());
        actionBlocks.forEach(action -> action.write(out, counts));
    }
}
