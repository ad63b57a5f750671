/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.instance;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** Asks a running instance over its console's REST interface. Every wait has a limit. */
public final class ConsoleClient {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(10);
    private static final int MAX_ANSWER_BYTES = 64 * 1024 * 1024;

    private final String base;
    private final ConsolePeople people;

    public ConsoleClient(InstanceRecord record, ConsolePeople people) {
        this.base = url(record.bindAddress(), record.httpPort());
        this.people = people;
    }

    /** {@code http://127.0.0.1:8080}: where a client on this machine reaches the address. */
    public static String url(String bindAddress, int port) {
        String host =
                switch (bindAddress) {
                    case "0.0.0.0" -> "127.0.0.1";
                    case "::" -> "::1";
                    default -> bindAddress;
                };
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    /**
     * Whether the instance is ready; the body says why not.
     *
     * @throws IOException if nobody answers, or not in JSON, as while the console is being deployed
     */
    public Answer readiness() throws IOException {
        return get("/api/v1/health/ready", Optional.empty());
    }

    /** @throws IOException if nobody answers, or with a refusal */
    public JsonObject status() throws IOException {
        Answer answer = get("/api/v1/status?associations=0", people.launcherPassword());
        if (answer.code() != HttpURLConnection.HTTP_OK) {
            throw new IOException(base + "/api/v1/status answers with HTTP status " + answer.code());
        }
        return answer.body();
    }

    /**
     * What the console answers as JSON, a refusal too.
     *
     * @param path with the query, from {@code /api} on
     */
    public Answer ask(String path) throws IOException {
        return get(path, people.launcherPassword());
    }

    /**
     * An answer that lasts. Reading from it fails when there is no sign of life for 10 seconds.
     *
     * @param path with the query, from {@code /api} on
     * @throws RefusedException with what the console says if it refuses
     */
    public InputStream open(String path) throws IOException {
        HttpURLConnection connection = connect(path, people.launcherPassword());
        connection.setRequestProperty("Accept", "*/*");
        int code = connection.getResponseCode();
        if (code == HttpURLConnection.HTTP_OK) {
            return connection.getInputStream();
        }
        Answer refusal = new Answer(code, parse(code, connection));
        connection.disconnect();
        throw new RefusedException(refusal.reason());
    }

    /** The console understood and says no. */
    public static final class RefusedException extends IOException {
        private static final long serialVersionUID = 1L;

        RefusedException(String reason) {
            super(reason);
        }
    }

    private HttpURLConnection connect(String path, Optional<String> password) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(base + path).toURL().openConnection();
        connection.setConnectTimeout((int) CONNECT_TIMEOUT.toMillis());
        connection.setReadTimeout((int) READ_TIMEOUT.toMillis());
        connection.setInstanceFollowRedirects(false);
        password.ifPresent(secret -> connection.setRequestProperty("Authorization", basic(secret)));
        return connection;
    }

    private Answer get(String path, Optional<String> password) throws IOException {
        HttpURLConnection connection = connect(path, password);
        connection.setRequestProperty("Accept", "application/json");
        try {
            int code = connection.getResponseCode();
            return new Answer(code, parse(code, connection));
        } finally {
            connection.disconnect();
        }
    }

    private static JsonObject parse(int code, HttpURLConnection connection) throws IOException {
        try (InputStream in = code < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            byte[] body = in == null ? new byte[0] : in.readNBytes(MAX_ANSWER_BYTES);
            try (JsonReader reader = Json.createReader(new ByteArrayInputStream(body))) {
                return reader.readObject();
            }
        } catch (JsonException | IllegalStateException e) {
            throw new IOException(connection.getURL() + " answers, with HTTP status " + code + ", but not in JSON", e);
        }
    }

    private static String basic(String password) {
        String login = ConsolePeople.LAUNCHER + ":" + password;
        return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }

    /** @param code of HTTP */
    public record Answer(int code, JsonObject body) {
        public boolean ok() {
            return code == HttpURLConnection.HTTP_OK;
        }

        /** What an error says of itself. */
        public String reason() {
            return body.getString("error", "HTTP status " + code);
        }
    }
}
