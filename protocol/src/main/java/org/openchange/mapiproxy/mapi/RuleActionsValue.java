/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.mapi;

import org.openchange.mapiproxy.wire.WireWriter;

/** A PtypRuleAction: the actions of a rule without a size in front. */
public record RuleActionsValue(RuleActions value) implements PropertyValue {
    @Override
    public int type() {
        return PropertyType.RULE_ACTION.code();
    }

    @Override
    public void write(WireWriter out, CountWidth counts) {
        value.write(out, counts);
    }

    @Override
    public Object shown() {
        return value;
    }
}
