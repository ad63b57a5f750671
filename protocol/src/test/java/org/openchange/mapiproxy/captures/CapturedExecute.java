/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.captures;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openchange.mapiproxy.mapihttp.ExecuteRequest;
import org.openchange.mapiproxy.mapihttp.ExecuteResponse;
import org.openchange.mapiproxy.wire.WireReader;

/**
 * An Execute that was answered.
 *
 * @param frame of the request's first byte
 * @param session the value of the cookie that names the session context
 */
record CapturedExecute(int frame, String session, ExecuteRequest request, ExecuteResponse response) {
    private static final Pattern SESSION_COOKIE = Pattern.compile("(?:^|;)\\s*sid=([^;]*)");

    /** All of a file, in the order of their requests. */
    static List<CapturedExecute> in(Path file) throws IOException {
        List<CapturedExecute> executes = new ArrayList<>();
        for (TcpStream.Connection connection : TcpStream.connections(PcapSegments.read(file))) {
            List<HttpMessage> requests = HttpMessage.read(connection.client());
            List<HttpMessage> responses = HttpMessage.read(connection.server());
            for (int i = 0; i < Math.min(requests.size(), responses.size()); i++) {
                if (isAnswered(requests.get(i), responses.get(i))) {
                    executes.add(of(requests.get(i), responses.get(i)));
                }
            }
        }
        executes.sort(Comparator.comparingInt(CapturedExecute::frame));
        return executes;
    }

    private static boolean isAnswered(HttpMessage request, HttpMessage response) {
        return request.header("x-requesttype").equalsIgnoreCase("Execute")
                && response.startLine().contains(" 200 ")
                && response.header("x-responsecode").equals("0");
    }

    private static CapturedExecute of(HttpMessage request, HttpMessage response) {
        Matcher session = SESSION_COOKIE.matcher(request.header("cookie"));
        return new CapturedExecute(
                request.frame(),
                session.find() ? session.group(1) : "",
                ExecuteRequest.read(new WireReader(request.content())),
                ExecuteResponse.read(new WireReader(response.content())));
    }
}
