/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture.conversation;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Function;
import org.openchange.mapiproxy.launcher.capture.CaptureProblems;
import org.openchange.mapiproxy.launcher.capture.tcp.PacketPlace;
import org.openchange.mapiproxy.launcher.capture.tcp.StreamReceiver;

/** One connection of which it is not known yet what it speaks. Each segment is asked until one begins as a known protocol does. */
final class Conversation implements StreamReceiver {
    private final Function<ByteBuffer, Optional<StreamReceiver>> protocols;
    private final String name;
    private final CaptureProblems problems;
    private StreamReceiver chosen;
    private boolean givenUp;

    /** @param protocols who takes a connection in which a segment begins with these bytes, if anybody does */
    Conversation(Function<ByteBuffer, Optional<StreamReceiver>> protocols, String name, CaptureProblems problems) {
        this.protocols = protocols;
        this.name = name;
        this.problems = problems;
    }

    @Override
    public void onBytes(boolean fromClient, ByteBuffer bytes, PacketPlace place) {
        if (chosen == null && !givenUp) {
            chosen = protocols.apply(bytes).orElse(null);
        }
        if (chosen != null) {
            guard(place, () -> chosen.onBytes(fromClient, bytes, place));
        }
    }

    @Override
    public void onGap(boolean fromClient, long missingBytes, PacketPlace place) {
        if (chosen != null) {
            guard(place, () -> chosen.onGap(fromClient, missingBytes, place));
        }
    }

    @Override
    public void onEnd(PacketPlace place) {
        if (chosen != null) {
            guard(place, () -> chosen.onEnd(place));
        }
    }

    /** What no decoder foresaw ends one conversation, and not the reading of the capture. */
    private void guard(PacketPlace place, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            problems.report(place.problem(name + ": given up, unexpected " + e));
            chosen = null;
            givenUp = true;
        }
    }
}
