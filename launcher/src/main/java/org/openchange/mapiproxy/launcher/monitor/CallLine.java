/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.monitor;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.openchange.mapiproxy.launcher.instance.Statuses;

/** A call of {@code /api/v1/monitor/calls} as people read it. */
final class CallLine {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
    private static final int MOST_ROPS = 6;
    private static final double MICROS_PER_MILLI = 1000;

    private CallLine() {}

    /** Time, id, client, user, operation, bytes there and back, milliseconds, how it ended, and the first remote operations. */
    static String of(JsonObject call) {
        String user = call.getString("user");
        return String.format(
                        Locale.ROOT,
                        "%s %6d %-21s %-16s %s %s %d/%d bytes %.1f ms%s%s",
                        Instant.parse(call.getString("startedAt"))
                                .atZone(ZoneId.systemDefault())
                                .format(TIME),
                        call.getJsonNumber("id").longValue(),
                        call.getString("client"),
                        user.isEmpty() ? "-" : user,
                        call.getString("interface"),
                        call.getString("operation"),
                        call.getInt("requestBytes"),
                        call.getInt("responseBytes"),
                        call.getJsonNumber("elapsedMicros").longValue() / MICROS_PER_MILLI,
                        ending(call),
                        firstRops(call))
                .stripTrailing();
    }

    private static String ending(JsonObject call) {
        String status = call.getString("status");
        return switch (call.getString("ending")) {
            case "fault" -> " fault " + status;
            case "abandoned" -> " given up by the client";
            default -> Long.decode(status) == 0 ? "" : " returned " + status;
        };
    }

    private static String firstRops(JsonObject call) {
        List<JsonObject> rops = Statuses.objects(call, "rops");
        if (rops.isEmpty()) {
            return "";
        }
        String first = rops.stream().limit(MOST_ROPS).map(CallLine::rop).collect(Collectors.joining(", "));
        return " [" + first + (rops.size() > MOST_ROPS ? ", " + (rops.size() - MOST_ROPS) + " more" : "") + "]";
    }

    /** All remote operations, a line each. */
    static List<String> rops(JsonObject call) {
        return Statuses.objects(call, "rops").stream()
                .map(rop -> "  " + rop(rop))
                .toList();
    }

    private static String rop(JsonObject rop) {
        String name = rop.getString("name").replaceFirst("^Rop(?=.)", "");
        long value = Long.decode(rop.getString("returnValue", "0"));
        return value == 0 ? name : name + " " + rop.getString("returnValue");
    }
}
