/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A file in the syntax of smb.conf, read but not understood: sections, options, and the lines that are neither.
 *
 * @param name the file's name for messages
 * @param entries in the order of the file
 * @param problems lines that are not of this syntax
 */
public record ConfFile(String name, List<ConfEntry> entries, List<ConfProblem> problems) {

    /** No file: every option has its default, or comes from the environment. */
    public static final ConfFile NONE = new ConfFile("(no file)", List.of(), List.of());

    private static final int MAX_BYTES = 1024 * 1024;

    public ConfFile {
        entries = List.copyOf(entries);
        problems = List.copyOf(problems);
    }

    /**
     * Reads a file of UTF-8 text, at most 1 MiB.
     *
     * @throws ConfigurationException if it cannot be read; what is wrong inside it is in {@link #problems()}
     */
    public static ConfFile read(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw unreadable(file, "the file is larger than 1 MiB");
            }
            byte[] bytes = Files.readAllBytes(file);
            return parse(
                    file.toString(),
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString());
        } catch (CharacterCodingException e) {
            throw unreadable(file, "the file is not UTF-8 text");
        } catch (IOException e) {
            throw unreadable(file, "the file cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static ConfigurationException unreadable(Path file, String wrong) {
        return new ConfigurationException(List.of(ConfProblem.atLine(file.toString(), wrong)));
    }

    /** Reads text; {@code name} stands for the file in messages. */
    public static ConfFile parse(String name, String text) {
        Parser parser = new Parser(name);
        parser.run(text.startsWith("\uFEFF") ? text.substring(1) : text);
        return new ConfFile(name, parser.entries, parser.problems);
    }

    private static final class Parser {
        private final String file;
        private final List<ConfEntry> entries = new ArrayList<>();
        private final List<ConfProblem> problems = new ArrayList<>();
        private String section = "global";

        Parser(String file) {
            this.file = file;
        }

        void run(String text) {
            String[] lines = text.split("\\R", -1);
            int next = 0;
            while (next < lines.length) {
                int number = next + 1;
                String line = lines[next++].strip();
                if (line.isEmpty() || line.charAt(0) == ';' || line.charAt(0) == '#') {
                    continue;
                }
                StringBuilder logical = new StringBuilder();
                while (line.endsWith("\\") && next < lines.length) {
                    logical.append(line, 0, line.length() - 1);
                    line = lines[next++].strip();
                }
                onLine(number, logical.append(line).toString().strip());
            }
        }

        private void onLine(int number, String line) {
            String origin = file + ":" + number;
            if (line.startsWith("[")) {
                int end = line.indexOf(']');
                if (end < 2) {
                    problems.add(ConfProblem.atLine(origin, "\"" + line + "\" is no section: a section is [name]"));
                    return;
                }
                section = line.substring(1, end).strip().toLowerCase(Locale.ROOT);
                return;
            }
            int equals = line.indexOf('=');
            if (equals < 1) {
                problems.add(ConfProblem.atLine(
                        origin, "this line is neither \"option = value\" nor \"[section]\" nor a comment (; or #)"));
                return;
            }
            entries.add(new ConfEntry(
                    file,
                    number,
                    section,
                    line.substring(0, equals).strip(),
                    line.substring(equals + 1).strip()));
        }
    }
}
