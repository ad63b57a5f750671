/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.it;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** What the tests ask the console. */
final class Http {
    /** Of the console's user in {@code console-users.properties}. */
    static final String USER = "admin";

    static final String PASSWORD = "only for tests";

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    private Http() {}

    static HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri));
    }

    static HttpResponse<String> getAsAdmin(URI uri) throws IOException, InterruptedException {
        return send(asAdmin(uri));
    }

    static HttpResponse<String> deleteAsAdmin(URI uri) throws IOException, InterruptedException {
        return send(asAdmin(uri).DELETE());
    }

    /** An answer that lasts; its end is {@link HttpURLConnection#disconnect}, which closes the connection at once. */
    static HttpURLConnection openAsAdmin(URI uri) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setConnectTimeout((int) PATIENCE.toMillis());
        connection.setReadTimeout((int) PATIENCE.toMillis());
        connection.setRequestProperty("Authorization", credentials());
        return connection;
    }

    private static HttpRequest.Builder asAdmin(URI uri) {
        return HttpRequest.newBuilder(uri).header("Authorization", credentials());
    }

    private static String credentials() {
        byte[] credentials = (USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(credentials);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
    }
}
