/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.openchange.mapiproxy.launcher.capture.tcp.PacketPlace;

/**
 * One HTTP/1.1 message, RFC 9112.
 *
 * @param startLine request line or status line
 * @param headers by name, without regard to case; of several of one name the last
 * @param body without its transfer coding
 * @param damage why the body is not whole; empty when it is
 * @param end where the last byte was
 */
record HttpMessage(String startLine, Map<String, String> headers, byte[] body, String damage, PacketPlace end) {

    static Map<String, String> headers(List<String> lines) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line : lines) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
            }
        }
        return headers;
    }

    HttpMessage withoutBody() {
        return new HttpMessage(startLine, headers, new byte[0], damage, end);
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The method of a request. */
    String method() {
        return part(0);
    }

    /** The request target, in lower case and without query. */
    String path() {
        String target = part(1).toLowerCase(Locale.ROOT);
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** The status code of a response; 0 where there is none. */
    static int status(String startLine) {
        String[] parts = startLine.split(" ", 3);
        return parts.length > 1 && parts[1].matches("[1-5][0-9][0-9]") ? Integer.parseInt(parts[1]) : 0;
    }

    int status() {
        return status(startLine);
    }

    /** Status code and reason. */
    String statusText() {
        int space = startLine.indexOf(' ');
        return space < 0 ? startLine : startLine.substring(space + 1);
    }

    private String part(int index) {
        String[] parts = startLine.split(" ", 3);
        return index < parts.length ? parts[index] : "";
    }
}
