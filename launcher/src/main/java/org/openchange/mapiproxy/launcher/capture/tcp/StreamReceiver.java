/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture.tcp;

import java.nio.ByteBuffer;

/** Takes the two streams of one connection, each in its order. */
public interface StreamReceiver {

    /**
     * Bytes of one segment that follow those before them.
     *
     * @param fromClient which stream
     * @param bytes valid until the method returns
     */
    void onBytes(boolean fromClient, ByteBuffer bytes, PacketPlace place);

    /** Bytes are missing here: they were never captured, or dropped to keep the memory bounded. */
    void onGap(boolean fromClient, long missingBytes, PacketPlace place);

    /** Nothing more comes; called once. */
    void onEnd(PacketPlace place);
}
