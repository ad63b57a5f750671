/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.instance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Picks the sentence that a person needs out of what a server writes when it does not start. */
final class FailureText {
    private static final String CAUSE = "Caused by: ";
    private static final Pattern CLASS_NAME = Pattern.compile("^(?:[\\w$]+\\.)+[\\w$]+(?:: |$)");
    private static final Pattern STACK = Pattern.compile("^\\s+at .*|^\\s*\\.\\.\\. \\d+ more.*|^\\s*Suppressed: .*");
    private static final Pattern RECORD =
            Pattern.compile("^\\d{4}-\\d{2}-\\d{2} \\S+ (\\w+) +\\[[^]]*] \\(.*?\\) (.*)");
    /** It only counts the failures. */
    private static final String STARTED_WITH_ERRORS = "WFLYSRV0026";

    private static final int MAX_LENGTH = 1000;

    private FailureText() {}

    /** The message of the innermost cause of the last stack trace, without the exception's class; it may have several lines. */
    static Optional<String> cause(String text) {
        List<String> lines = text.lines().toList();
        int last = -1;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(CAUSE)) {
                last = i;
            }
        }
        if (last < 0) {
            return Optional.empty();
        }
        String first = lines.get(last);
        List<String> message = new ArrayList<>();
        message.add(CLASS_NAME
                .matcher(first.substring(first.indexOf(CAUSE) + CAUSE.length()))
                .replaceFirst(""));
        for (String line : lines.subList(last + 1, lines.size())) {
            if (line.isBlank()
                    || STACK.matcher(line).matches()
                    || RECORD.matcher(line).matches()) {
                break;
            }
            message.add(line.strip());
        }
        return tidy(String.join("\n", message));
    }

    /** The message of the last error in a log. */
    static Optional<String> error(String log) {
        return log.lines()
                .map(RECORD::matcher)
                .filter(Matcher::matches)
                .filter(record ->
                        record.group(1).equals("ERROR") || record.group(1).equals("FATAL"))
                .map(record -> record.group(2))
                .filter(message -> !message.startsWith(STARTED_WITH_ERRORS))
                .reduce((earlier, later) -> later)
                .flatMap(FailureText::tidy);
    }

    /** What the deployment scanner wrote, in one line. */
    static Optional<String> marker(String text) {
        return tidy(text.replaceAll("[\\\\\"{}\\[\\]]", "").replaceAll("\\s+", " "));
    }

    private static Optional<String> tidy(String text) {
        String stripped = text.strip().replaceAll("[\"},\\s]+$", "");
        String bounded = stripped.length() <= MAX_LENGTH ? stripped : stripped.substring(0, MAX_LENGTH) + "…";
        return Optional.of(bounded).filter(rest -> !rest.isEmpty());
    }
}
