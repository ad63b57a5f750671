/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory.embedded;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Cuts the text of a change log into records. */
final class LogText {
    private final InputStream in;
    private long position;

    LogText(InputStream in) {
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    /**
     * One record.
     *
     * @param whole whether it has its check sum, and that is right
     */
    record Record(String[] lines, boolean whole) {}

    /** Bytes up to the end of the record that came last. */
    long position() {
        return position;
    }

    /** Null at the end. */
    Record next() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] line = line();
        if (line.length == 0) {
            return null;
        }
        while (line.length > 0 && !isEnd(line)) {
            body.write(line);
            line = line();
        }
        boolean whole = line.length > 0 && blankFollows() && isSumOf(body.toByteArray(), line);
        String text = body.toString(StandardCharsets.UTF_8);
        return new Record(text.isEmpty() ? new String[0] : text.split("\n"), whole);
    }

    private boolean blankFollows() throws IOException {
        byte[] line = line();
        return line.length == 1 && line[0] == '\n';
    }

    private static boolean isEnd(byte[] line) {
        return new String(line, StandardCharsets.ISO_8859_1).startsWith(ChangeLogFile.endMark());
    }

    private static boolean isSumOf(byte[] body, byte[] line) {
        String expected = ChangeLogFile.endMark() + ChangeLogFile.checkSum(body, 0, body.length) + "\n";
        return expected.equals(new String(line, StandardCharsets.ISO_8859_1));
    }

    /** With its line feed, unless the file ends without one; empty at the end. */
    private byte[] line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = in.read();
        while (next >= 0) {
            line.write(next);
            position++;
            if (next == '\n') {
                break;
            }
            next = in.read();
        }
        return line.toByteArray();
    }
}
