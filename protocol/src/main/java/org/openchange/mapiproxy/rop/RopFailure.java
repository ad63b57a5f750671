/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop;

import org.openchange.mapiproxy.mapi.ErrorCodes;
import org.openchange.mapiproxy.print.PrintTree;
import org.openchange.mapiproxy.print.Printable;
import org.openchange.mapiproxy.wire.WireWriter;

/**
 * The failure response that most ROPs share ([MS-OXCROPS] 2.2, "Failure Response Buffer"): nothing behind the ReturnValue.
 *
 * @param returnValue not 0, unsigned 32-bit
 */
public record RopFailure(RopType type, int handleIndex, long returnValue) implements RopReply, Printable {

    @Override
    public void write(WireWriter out) {
        type.writeReplyHead(out, this);
    }

    @Override
    public void print(String name, PrintTree out) {
        out.begin(name + " failed");
        out.number("HandleIndex", handleIndex).value("ReturnValue", ErrorCodes.format(returnValue));
        out.end();
    }
}
