/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.rule;

import java.util.List;
import org.openchange.mapiproxy.rop.RopType;

/** The rule ROPs ([MS-OXCROPS] 2.2.11), in the order of the specification. */
public final class RuleRops {
    public static final List<RopType> TYPES =
            List.of(RopModifyRules.TYPE, RopGetRulesTable.TYPE, RopUpdateDeferredActionMessages.TYPE);

    private RuleRops() {}
}
