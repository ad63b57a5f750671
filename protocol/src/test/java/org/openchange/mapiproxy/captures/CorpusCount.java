/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.captures;

import java.util.Map;
import java.util.TreeMap;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.rop.list.RopAnswer;

/** What was found in a capture. */
final class CorpusCount {
    private final Map<String, int[]> rops = new TreeMap<>();
    private final Map<String, Integer> wrong = new TreeMap<>();
    private int buffers;
    private int identical;

    void request(RopRequest request) {
        rops.computeIfAbsent(name(request.type()), name -> new int[2])[0]++;
    }

    void answer(RopAnswer answer) {
        rops.computeIfAbsent(name(answer.response().type()), name -> new int[2])[1]++;
    }

    private static String name(RopType type) {
        return String.format("0x%02X %s", type.id(), type.name());
    }

    void buffer(boolean same) {
        buffers++;
        identical += same ? 1 : 0;
    }

    void wrong(String reason) {
        wrong.merge(reason, 1, Integer::sum);
    }

    int buffers() {
        return buffers;
    }

    int identical() {
        return identical;
    }

    Map<String, Integer> wrong() {
        return wrong;
    }

    /** For each ROP how many requests and responses. */
    Map<String, String> rops() {
        Map<String, String> counts = new TreeMap<>();
        rops.forEach((name, count) -> counts.put(name, count[0] + " and " + count[1]));
        return counts;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        rops.forEach((name, counts) ->
                text.append(String.format("%-55s %6d requests %6d responses%n", name, counts[0], counts[1])));
        wrong.forEach((reason, count) -> text.append(String.format("%6d  %s%n", count, reason)));
        return text.append(String.format(
                        "%d ROP buffers, %d identical, %d wrong%n",
                        buffers,
                        identical,
                        wrong.values().stream().mapToInt(Integer::intValue).sum()))
                .toString();
    }
}
