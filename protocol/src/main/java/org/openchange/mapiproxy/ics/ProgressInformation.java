/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.ics;

import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/**
 * A ProgressInformation ([MS-OXCFXICS] 2.2.2.7): how much a download is going to be. Counts are unsigned 32-bit, sizes are bytes.
 *
 * @param version 0
 */
public record ProgressInformation(
        int version,
        int padding1,
        long faiMessageCount,
        long faiMessageTotalSize,
        long normalMessageCount,
        long padding2,
        long normalMessageTotalSize) {

    public static ProgressInformation read(WireReader in) {
        return new ProgressInformation(
                in.readUnsignedShort(),
                in.readUnsignedShort(),
                in.readUnsignedInt(),
                in.readLong(),
                in.readUnsignedInt(),
                in.readUnsignedInt(),
                in.readLong());
    }

    public void write(WireWriter out) {
        out.putShort(version).putShort(padding1);
        out.putInt(faiMessageCount).putLong(faiMessageTotalSize);
        out.putInt(normalMessageCount).putInt(padding2).putLong(normalMessageTotalSize);
    }
}
