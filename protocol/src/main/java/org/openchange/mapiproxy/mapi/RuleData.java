/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.mapi;

import java.util.List;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/**
 * A RuleData structure ([MS-OXORULE] 2.2.1.3): one row of RopModifyRules.
 *
 * @param ruleDataFlags {@link #ROW_ADD}, {@link #ROW_MODIFY} or {@link #ROW_REMOVE}; other values are kept
 * @param propertyValues what the rule is to be, or which one is meant
 */
public record RuleData(int ruleDataFlags, List<TaggedPropertyValue> propertyValues) {
    /** Bytes that the smallest one takes. */
    public static final int LEAST_SIZE = 3;

    public static final int ROW_ADD = 0x01;
    public static final int ROW_MODIFY = 0x02;
    public static final int ROW_REMOVE = 0x04;

    public RuleData {
        propertyValues = List.copyOf(propertyValues);
    }

    public static RuleData read(WireReader in) {
        return new RuleData(in.readUnsignedByte(), TaggedPropertyValue.readCounted(in));
    }

    public void write(WireWriter out) {
        out.putByte(ruleDataFlags);
        TaggedPropertyValue.writeCounted(out, propertyValues);
    }
}
