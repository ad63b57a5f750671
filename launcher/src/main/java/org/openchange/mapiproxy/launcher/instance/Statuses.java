/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.instance;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;

/** Reads what the console answers; what is missing there counts as empty. */
public final class Statuses {
    private Statuses() {}

    /** Why the instance is not ready, one sentence each. */
    public static List<String> notReady(JsonObject answer) {
        return strings(answer, "reasons");
    }

    public static List<JsonObject> objects(JsonObject answer, String name) {
        JsonArray array = answer.getJsonArray(name);
        return array == null ? List.of() : array.getValuesAs(JsonObject.class);
    }

    private static List<String> strings(JsonObject answer, String name) {
        JsonArray array = answer.getJsonArray(name);
        return array == null
                ? List.of()
                : array.getValuesAs(JsonString.class).stream()
                        .map(JsonString::getString)
                        .toList();
    }
}
