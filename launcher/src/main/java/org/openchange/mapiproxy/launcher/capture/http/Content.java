/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.openchange.mapiproxy.wire.MalformedMessageException;

/**
 * [MS-OXCMAPIHTTP] 2.2.2.2: what is in a body besides the binary part: meta-tags and the headers behind them, which only answers have.
 *
 * @param metaTags PROCESSING, PENDING, DONE, in their order
 * @param headers behind the meta-tags
 * @param binary the rest
 */
record Content(List<String> metaTags, Map<String, String> headers, ByteBuffer binary) {
    private static final int MAX_LINES = 4096;

    /** @throws MalformedMessageException if the body is compressed in a way that cannot be undone, or its meta-tags have no end */
    static Supply of(HttpMessage message) {
        return () -> read(uncompressed(message), message.startLine().startsWith("HTTP/"));
    }

    /** Reads it when it is wanted, where what is malformed is caught. */
    interface Supply {
        Content get();
    }

    private static byte[] uncompressed(HttpMessage message) {
        String coding = message.header("Content-Encoding").orElse("identity").toLowerCase(Locale.ROOT);
        if (coding.equals("identity") || coding.isEmpty()) {
            return message.body();
        }
        if (!coding.equals("gzip") && !coding.equals("x-gzip")) {
            throw new MalformedMessageException("Content-Encoding " + coding + " is not known", -1);
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(message.body()))) {
            byte[] plain = in.readNBytes(HttpStream.MAX_BODY + 1);
            if (plain.length > HttpStream.MAX_BODY) {
                throw new MalformedMessageException("longer than " + HttpStream.MAX_BODY + " bytes", -1);
            }
            return plain;
        } catch (IOException e) {
            throw new MalformedMessageException("the gzip content coding is wrong: " + e.getMessage(), -1);
        }
    }

    private static Content read(byte[] body, boolean answer) {
        List<String> tags = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        int at = 0;
        boolean done = false;
        while (answer && (tags.isEmpty() ? beginsWithTag(body) : true)) {
            int end = lineEnd(body, at);
            String line = new String(body, at, end - at, StandardCharsets.ISO_8859_1);
            at = end + 2;
            if (done && line.isEmpty()) {
                break;
            }
            (done ? lines : tags).add(line);
            done |= line.equals("DONE");
            if (tags.size() + lines.size() > MAX_LINES) {
                throw new MalformedMessageException("too many meta-tags", at);
            }
        }
        return new Content(
                tags,
                HttpMessage.headers(lines),
                ByteBuffer.wrap(body, at, body.length - at).slice());
    }

    private static boolean beginsWithTag(byte[] body) {
        String start = new String(body, 0, Math.min(body.length, 10), StandardCharsets.ISO_8859_1);
        return start.startsWith("PROCESSING") || start.startsWith("PENDING") || start.startsWith("DONE");
    }

    private static int lineEnd(byte[] body, int from) {
        for (int i = from; i + 1 < body.length; i++) {
            if (body[i] == '\r' && body[i + 1] == '\n') {
                return i;
            }
        }
        throw new MalformedMessageException("the meta-tags have no end", from);
    }
}
