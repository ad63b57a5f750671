/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop;

import java.util.ArrayList;
import java.util.List;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/**
 * The servers that hold a replica of a ghosted public folder ([MS-OXCROPS] 2.2.4.1.2).
 *
 * @param cheapServerCount how many of the first are cheap to reach
 * @param servers distinguished names in ASCII
 */
public record GhostServers(int cheapServerCount, List<String> servers) {
    public GhostServers {
        servers = List.copyOf(servers);
    }

    public static GhostServers read(WireReader in) {
        int count = in.readCount16("ServerCount", 1);
        int cheap = in.readUnsignedShort();
        List<String> servers = new ArrayList<>(Math.min(count, in.remaining()));
        for (int i = 0; i < count; i++) {
            servers.add(in.readString8());
        }
        return new GhostServers(cheap, servers);
    }

    public void write(WireWriter out) {
        out.putShort(servers.size()).putShort(cheapServerCount);
        servers.forEach(out::putString8);
    }
}
