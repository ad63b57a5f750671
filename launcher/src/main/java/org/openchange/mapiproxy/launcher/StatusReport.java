/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.openchange.mapiproxy.launcher.instance.ConsoleClient;
import org.openchange.mapiproxy.launcher.instance.InstanceRecord;
import org.openchange.mapiproxy.launcher.instance.Statuses;

/** What a person wants to see of {@code /api/v1/status}. */
final class StatusReport {
    private static final String LINE = "%-14s %s";

    private StatusReport() {}

    /** Where the instance can be reached, with the ports that are really open. */
    static List<String> endpoints(InstanceRecord record, JsonObject status) {
        List<String> lines = new ArrayList<>();
        for (JsonObject listener : Statuses.objects(status, "listeners")) {
            String binding =
                    "ncacn_ip_tcp:" + listener.getString("address", "") + "[" + listener.getInt("port", 0) + "]";
            lines.add(LINE.formatted(listener.getString("name", ""), binding));
        }
        lines.add(LINE.formatted("console", ConsoleClient.url(record.bindAddress(), record.httpPort()) + "/"));
        String management = ConsoleClient.url("127.0.0.1", record.managementPort());
        lines.add(LINE.formatted("management", management + "/  (metrics: " + management + "/prometheus)"));
        return lines;
    }

    /** What passes through it. */
    static List<String> traffic(JsonObject status) {
        List<String> lines = new ArrayList<>();
        lines.add(LINE.formatted("interfaces", names(status, "interfaces", "name")));
        lines.add(LINE.formatted("modules", names(status, "modules", "name")));
        lines.add(LINE.formatted("servers", names(status, "servers", "name")));
        JsonObject counters = status.getJsonObject("counters");
        if (counters != null) {
            lines.add(LINE.formatted("clients", count(counters, "connections_open")));
            lines.add(LINE.formatted(
                    "calls",
                    count(counters, "calls") + ", faults " + count(counters, "faults") + ", pending "
                            + count(counters, "calls_pending")));
        }
        return lines;
    }

    private static String count(JsonObject counters, String name) {
        JsonNumber number = counters.getJsonNumber(name);
        return number == null ? "0" : number.toString();
    }

    private static String names(JsonObject status, String array, String key) {
        String names = Statuses.objects(status, array).stream()
                .map(element -> element.getString(key, ""))
                .distinct()
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "none" : names;
    }
}
