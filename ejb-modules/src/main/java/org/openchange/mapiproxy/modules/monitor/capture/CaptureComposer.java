/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.modules.monitor.capture;

import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes a capture file out of calls, each as soon as it has ended: frames of calls that went on at the same time do not stand in the order of
 * their times. Not thread-safe.
 */
public final class CaptureComposer {
    /** Connections that are told apart; the one that was silent for longest begins anew after that. */
    private static final int MOST_FLOWS = 10_000;

    private static final int USUAL_FLOWS = 64;
    private static final float LOAD = 0.75f;

    private final PcapngWriter out = new PcapngWriter();
    private final Map<InetSocketAddress, RpcFlow> flows = new LinkedHashMap<>(USUAL_FLOWS, LOAD, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<InetSocketAddress, RpcFlow> eldest) {
            return size() > MOST_FLOWS;
        }
    };

    /** @return what the file begins with */
    public byte[] begin() {
        out.begin("MAPIProxy");
        return out.take();
    }

    /** @return the blocks of one call */
    public byte[] call(CapturedCall call) {
        flows.computeIfAbsent(call.client(), client -> new RpcFlow(new TcpFlow(out, client)))
                .write(call);
        return out.take();
    }

    /**
     * How far it has come; may stand anywhere in the file.
     *
     * @param written calls so far
     * @param missed calls that should have been there too
     * @return one block
     */
    public byte[] statistics(long nowMicros, long written, long missed) {
        out.statistics(nowMicros, written, missed);
        return out.take();
    }
}
