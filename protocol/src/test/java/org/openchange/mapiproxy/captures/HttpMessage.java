/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.captures;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One HTTP message with its body, chunks put together.
 *
 * @param headers names in lower case; the values of headers that come twice joined by semicolons
 */
record HttpMessage(int frame, String startLine, Map<String, String> headers, byte[] body) {

    /** All messages of one direction; a last one that was cut off is left out. */
    static List<HttpMessage> read(TcpStream stream) {
        byte[] bytes = stream.bytes().array();
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        List<HttpMessage> messages = new ArrayList<>();
        int offset = 0;
        int end = text.indexOf("\r\n\r\n", offset);
        while (end >= 0) {
            String[] lines = text.substring(offset, end).split("\r\n");
            Map<String, String> headers = headers(lines);
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            int next = "chunked".equalsIgnoreCase(headers.get("transfer-encoding"))
                    ? readChunks(text, bytes, end + 4, body)
                    : readCounted(bytes, end + 4, Integer.parseInt(headers.getOrDefault("content-length", "0")), body);
            if (next < 0) {
                break;
            }
            messages.add(new HttpMessage(stream.frameAt(offset), lines[0], headers, body.toByteArray()));
            offset = next;
            end = text.indexOf("\r\n\r\n", offset);
        }
        return messages;
    }

    private static Map<String, String> headers(String[] lines) {
        Map<String, String> headers = new TreeMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            String name = lines[i].substring(0, Math.max(colon, 0)).trim().toLowerCase(Locale.ROOT);
            headers.merge(name, lines[i].substring(colon + 1).trim(), (one, other) -> one + ";" + other);
        }
        return headers;
    }

    private static int readCounted(byte[] bytes, int from, int length, ByteArrayOutputStream body) {
        if (from + length > bytes.length) {
            return -1;
        }
        body.write(bytes, from, length);
        return from + length;
    }

    private static int readChunks(String text, byte[] bytes, int from, ByteArrayOutputStream body) {
        int offset = from;
        while (true) {
            int line = text.indexOf("\r\n", offset);
            if (line < 0) {
                return -1;
            }
            int size =
                    Integer.parseInt(text.substring(offset, line).split(";")[0].trim(), 16);
            if (line + 2 + size + 2 > bytes.length) {
                return -1;
            }
            body.write(bytes, line + 2, size);
            offset = line + 2 + size + 2;
            if (size == 0) {
                return offset;
            }
        }
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** What lies behind the meta-tags of a MAPI over HTTP response ([MS-OXCMAPIHTTP] 2.2.7). */
    ByteBuffer content() {
        String text = new String(body, StandardCharsets.ISO_8859_1);
        int start = text.startsWith("PROCESSING") ? text.indexOf("\r\n\r\n") + 4 : 0;
        return ByteBuffer.wrap(body).position(start).slice();
    }
}
