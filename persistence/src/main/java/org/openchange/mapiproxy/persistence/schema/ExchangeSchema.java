/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.schema;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * The tables of what Exchange adds to a schema. Immutable.
 *
 * @param attributes a link back after its forward link
 * @param classes each after those it names
 */
public record ExchangeSchema(List<SchemaAttribute> attributes, List<SchemaClass> classes) {
    private static final String ATTRIBUTES = "/schema/exchange-attributes.txt";
    private static final String CLASSES = "/schema/exchange-classes.txt";
    private static final String NONE = "-";

    public ExchangeSchema {
        attributes = List.copyOf(attributes);
        classes = List.copyOf(classes);
    }

    /** Reads the tables among the resources. */
    public static ExchangeSchema read() {
        List<SchemaAttribute> attributes = new ArrayList<>();
        lines(ATTRIBUTES).forEach(line -> attributes.add(attribute(line.trim().split("\\s+"))));
        attributes.sort((one, other) ->
                Integer.compare(one.linkId().orElse(-1), other.linkId().orElse(-1)));
        List<SchemaClass> classes = new ArrayList<>();
        ClassLines block = null;
        for (String line : lines(CLASSES)) {
            if (!line.startsWith(" ")) {
                if (block != null) {
                    classes.add(block.build());
                }
                block = new ClassLines(line.split(" "));
            } else if (block != null) {
                block.add(line.trim().split("\\s+"));
            }
        }
        if (block != null) {
            classes.add(block.build());
        }
        return new ExchangeSchema(attributes, classes);
    }

    private static SchemaAttribute attribute(String[] field) {
        String[] range = field[9].equals(NONE) ? new String[] {"", ""} : field[9].split("\\.\\.", -1);
        return new SchemaAttribute(
                field[0],
                field[1],
                field[2],
                AttributeSyntax.of(field[3]),
                field[4].equals("single"),
                field[5].equals("catalog"),
                Integer.parseInt(field[6]),
                number(field[7], 16),
                number(field[8], 10),
                number(range[0], 10),
                number(range[1], 10),
                UUID.fromString(field[10]),
                field[11].equals(NONE) ? Optional.empty() : Optional.of(UUID.fromString(field[11])));
    }

    private static OptionalInt number(String text, int radix) {
        return text.isEmpty() || text.equals(NONE)
                ? OptionalInt.empty()
                : OptionalInt.of(Integer.parseInt(text, radix));
    }

    private static List<String> lines(String resource) {
        try (InputStream in = ExchangeSchema.class.getResourceAsStream(resource);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of one class. */
    private static final class ClassLines {
        private final String[] head;
        private final Map<String, List<String>> lists = new HashMap<>();

        ClassLines(String... head) {
            this.head = head;
        }

        void add(String... words) {
            lists.computeIfAbsent(words[0], key -> new ArrayList<>())
                    .addAll(List.of(words).subList(1, words.length));
        }

        SchemaClass build() {
            Optional<SchemaClass.Definition> definition = head[0].equals("extend")
                    ? Optional.empty()
                    : Optional.of(new SchemaClass.Definition(
                            head[3], head[4].equals("auxiliary"), head[5], UUID.fromString(head[6])));
            return new SchemaClass(
                    head[1], head[2], definition, list("auxiliary"), list("must"), list("may"), list("below"));
        }

        private List<String> list(String key) {
            return lists.getOrDefault(key, List.of());
        }
    }
}
