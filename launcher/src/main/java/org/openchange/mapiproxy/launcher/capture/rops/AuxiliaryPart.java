/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture.rops;

import java.nio.ByteBuffer;
import org.openchange.mapiproxy.emsmdb.auxiliary.AuxiliaryBuffer;
import org.openchange.mapiproxy.launcher.capture.call.CallPart;
import org.openchange.mapiproxy.launcher.capture.call.Verdict;
import org.openchange.mapiproxy.wire.MalformedMessageException;

/** An auxiliary buffer as a part of what is shown of a call. */
public final class AuxiliaryPart {
    private AuxiliaryPart() {}

    /** @param bytes the whole parameter, which may be empty */
    public static CallPart of(String name, ByteBuffer bytes) {
        if (!bytes.hasRemaining()) {
            return new CallPart(Verdict.IDENTICAL, tree -> {});
        }
        try {
            AuxiliaryBuffer buffer = AuxiliaryBuffer.read(bytes);
            return new CallPart(Verdict.IDENTICAL, tree -> buffer.print(name, tree));
        } catch (MalformedMessageException e) {
            return new CallPart(Verdict.failed("malformed " + name + ": " + e.what(), e.offset()), tree -> tree.value(
                            "malformed", name + ": " + e.getMessage())
                    .bytes(name, bytes));
        }
    }
}
