/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.rop.list.KnownRops;

/** The part of docs/wire-coverage.md about ROPs. Run with {@code -Dcoverage.write=true} to write it anew. */
class WireCoverageTest {
    private static final Path DOCUMENT = Path.of("../docs/wire-coverage.md");
    private static final String BEGIN = "<!-- ROPs: begin, written by WireCoverageTest -->\n";
    private static final String END = "<!-- ROPs: end -->\n";

    private static final Map<String, String> TITLES = new LinkedHashMap<>();

    static {
        TITLES.put("logon", "Logon ROPs ([MS-OXCROPS] 2.2.3)");
        TITLES.put("folder", "Folder ROPs ([MS-OXCROPS] 2.2.4)");
        TITLES.put("table", "Table ROPs ([MS-OXCROPS] 2.2.5)");
        TITLES.put("message", "Message ROPs ([MS-OXCROPS] 2.2.6)");
        TITLES.put("transport", "Transport ROPs ([MS-OXCROPS] 2.2.7)");
        TITLES.put("property", "Property ROPs ([MS-OXCROPS] 2.2.8)");
        TITLES.put("stream", "Stream ROPs ([MS-OXCROPS] 2.2.9)");
        TITLES.put("permission", "Permission ROPs ([MS-OXCROPS] 2.2.10)");
        TITLES.put("rule", "Rule ROPs ([MS-OXCROPS] 2.2.11)");
        TITLES.put("fasttransfer", "FastTransfer ROPs ([MS-OXCROPS] 2.2.12)");
        TITLES.put("sync", "Incremental change synchronization ROPs ([MS-OXCROPS] 2.2.13)");
        TITLES.put("notification", "Notification ROPs ([MS-OXCROPS] 2.2.14)");
        TITLES.put("other", "Other ROPs ([MS-OXCROPS] 2.2.15)");
    }

    @Test
    void theDocumentNamesEachRopAndEachVector() throws IOException {
        String document = Files.readString(DOCUMENT);
        int begin = document.indexOf(BEGIN) + BEGIN.length();
        int end = document.indexOf(END);
        String tables = tables();

        if (Boolean.getBoolean("coverage.write")) {
            document = document.substring(0, begin) + tables + document.substring(end);
            Files.writeString(DOCUMENT, document);
            end = document.indexOf(END);
        }
        assertThat(document.substring(begin, end)).isEqualTo(tables);
    }

    private static String tables() throws IOException {
        Map<RopType, List<RopVector>> vectors =
                RopVector.all().stream().collect(Collectors.groupingBy(RopVector::type));
        Map<String, List<RopType>> groups = new LinkedHashMap<>();
        TITLES.keySet().forEach(group -> groups.put(group, new ArrayList<>()));
        for (RopType type : KnownRops.all()) {
            groups.get(groupOf(type)).add(type);
        }
        StringBuilder text = new StringBuilder();
        groups.forEach((group, types) -> {
            text.append("\n### ").append(TITLES.get(group));
            text.append("\n\n| ROP | id | record | vectors |\n|---|---|---|---|\n");
            types.forEach(type -> text.append(row(group, type, vectors.getOrDefault(type, List.of()))));
        });
        return text.append('\n').toString();
    }

    private static String row(String group, RopType type, List<RopVector> vectors) {
        String names = vectors.stream()
                .map(vector -> vector.name().substring(type.name().length() + 1))
                .collect(Collectors.joining(", "));
        return String.format("| %s | 0x%02X | `rop.%s.%s` | %s |\n", type.name(), type.id(), group, type.name(), names);
    }

    /** The package of its records. */
    private static String groupOf(RopType type) {
        Class<?> record = type.requestClass().isPresent()
                ? type.requestClass().orElseThrow()
                : type.responseClass().orElseThrow();
        String packageName = record.getPackageName();
        return packageName.substring(packageName.lastIndexOf('.') + 1);
    }
}
