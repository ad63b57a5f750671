/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.mapi;

import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/**
 * An ActionBlock ([MS-OXORULE] 2.2.5.1): one thing that a rule does with a message.
 *
 * @param actionType one of the constants; others are kept
 * @param actionFlavor how it is done, for replies and forwards; unsigned 32-bit
 * @param actionFlags the client's own; unsigned 32-bit
 */
public record RuleAction(int actionType, long actionFlavor, long actionFlags, RuleActionBody actionData) {
    public static final int MOVE = 0x01;
    public static final int COPY = 0x02;
    public static final int REPLY = 0x03;
    public static final int OOF_REPLY = 0x04;
    public static final int DEFER_ACTION = 0x05;
    public static final int BOUNCE = 0x06;
    public static final int FORWARD = 0x07;
    public static final int DELEGATE = 0x08;
    public static final int TAG = 0x09;
    public static final int DELETE = 0x0A;
    public static final int MARK_AS_READ = 0x0B;

    /** Bytes from the ActionType to the ActionFlags. */
    static final int HEAD_SIZE = 9;

    public static RuleAction read(WireReader in, CountWidth counts) {
        WireReader block = in.readSection("ActionBlock", counts.read(in, "ActionLength", 1));
        int type = block.readUnsignedByte();
        return new RuleAction(
                type, block.readUnsignedInt(), block.readUnsignedInt(), RuleActionBody.read(block, type, counts));
    }

    public void write(WireWriter out, CountWidth counts) {
        int length = counts.reserve(out);
        out.putByte(actionType).putInt(actionFlavor).putInt(actionFlags);
        actionData.write(out, counts);
        counts.patch(out, length);
    }
}
