/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.openchange.mapiproxy.launcher.capture.tcp.MemoryBudget;
import org.openchange.mapiproxy.launcher.capture.tcp.PacketPlace;

/**
 * Cuts one stream into HTTP messages.
 *
 * <pre>
 *   SEARCHING ─► HEAD ─► FIXED, or UNTIL_END, or CHUNK_SIZE ─► CHUNK ─► CHUNK_SIZE … TRAILER ─► HEAD
 *       ▲                                │
 *       └── a gap outside of a FIXED body, or a head that is none
 * </pre>
 */
final class HttpStream {
    static final int MAX_BODY = 8 << 20;

    private static final int MAX_LINE = 16 << 10;
    private static final int MAX_HEAD = 64 << 10;
    private static final int MAX_METHOD = 20;

    private final Consumer<HttpMessage> receiver;
    private final Predicate<String> hasBody;
    private final MemoryBudget budget;
    private final StringBuilder line = new StringBuilder();
    private final List<String> head = new ArrayList<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private State state = State.SEARCHING;
    private int headLength;
    private long left;
    private String damage = "";

    private enum State {
        SEARCHING,
        HEAD,
        FIXED,
        CHUNK_SIZE,
        CHUNK,
        CHUNK_END,
        TRAILER,
        UNTIL_END
    }

    /**
     * @param hasBody whether a message with this start line may have a body
     * @param budget bodies are taken from it; who receives a message gives its body back
     */
    HttpStream(Consumer<HttpMessage> receiver, Predicate<String> hasBody, MemoryBudget budget) {
        this.receiver = receiver;
        this.hasBody = hasBody;
        this.budget = budget;
    }

    /** Whether a segment that begins so begins an HTTP message: a version, or a method and a target. */
    static boolean beginsMessage(ByteBuffer bytes) {
        byte[] start = new byte[Math.min(bytes.remaining(), MAX_METHOD + 2)];
        bytes.duplicate().get(start);
        String text = new String(start, StandardCharsets.ISO_8859_1);
        return text.startsWith("HTTP/1.") || text.matches("[A-Z_]{3," + MAX_METHOD + "} [/h*](?s:.*)");
    }

    void add(ByteBuffer bytes, PacketPlace place) {
        ByteBuffer in = bytes.duplicate();
        if (state == State.SEARCHING && beginsMessage(in)) {
            state = State.HEAD;
        }
        while (in.hasRemaining() && state != State.SEARCHING) {
            switch (state) {
                case FIXED, CHUNK -> takeCounted(in, place);
                case UNTIL_END -> takeBody(in, in.remaining());
                default -> takeLine(in, place);
            }
        }
    }

    private void takeCounted(ByteBuffer in, PacketPlace place) {
        int count = (int) Math.min(left, in.remaining());
        takeBody(in, count);
        left -= count;
        finishCounted(place);
    }

    private void finishCounted(PacketPlace place) {
        if (left == 0) {
            if (state == State.FIXED) {
                complete(place);
            } else {
                state = State.CHUNK_END;
            }
        }
    }

    private void takeBody(ByteBuffer in, int count) {
        int room = Math.min(count, MAX_BODY - body.size());
        byte[] bytes = new byte[count];
        in.get(bytes);
        if (!damage.isEmpty()) {
            return;
        }
        if (room < count) {
            damage = "longer than " + MAX_BODY + " bytes";
        } else if (budget.take(count)) {
            body.write(bytes, 0, count);
        } else {
            damage = "dropped, since too much is waiting for its answer";
        }
    }

    private void takeLine(ByteBuffer in, PacketPlace place) {
        while (in.hasRemaining()) {
            char c = (char) (in.get() & 0xFF);
            if (c == '\n') {
                int length = line.length();
                String text =
                        length > 0 && line.charAt(length - 1) == '\r' ? line.substring(0, length - 1) : line.toString();
                line.setLength(0);
                onLine(text, place);
                return;
            }
            line.append(c);
            if (line.length() > MAX_LINE) {
                lose();
                return;
            }
        }
    }

    private void onLine(String text, PacketPlace place) {
        switch (state) {
            case HEAD -> onHeadLine(text, place);
            case CHUNK_SIZE -> onChunkSize(text);
            case CHUNK_END -> state = State.CHUNK_SIZE;
            case TRAILER -> {
                if (text.isEmpty()) {
                    complete(place);
                }
            }
            default -> lose();
        }
    }

    private void onHeadLine(String text, PacketPlace place) {
        headLength += text.length();
        if (!text.isEmpty()) {
            head.add(text);
            if (headLength > MAX_HEAD || head.size() == 1 && !isStartLine(text)) {
                lose();
            }
        } else if (!head.isEmpty()) {
            onHead(place);
        }
    }

    private static boolean isStartLine(String text) {
        return text.startsWith("HTTP/1.") || text.matches("[A-Z_]+ .+ HTTP/1\\.[0-9]");
    }

    private void onHead(PacketPlace place) {
        Map<String, String> headers = HttpMessage.headers(head.subList(1, head.size()));
        String coding = headers.getOrDefault("Transfer-Encoding", "").toLowerCase(Locale.ROOT);
        String length = headers.getOrDefault("Content-Length", "");
        boolean answer = head.get(0).startsWith("HTTP/");
        if (!hasBody.test(head.get(0))) {
            complete(place);
        } else if (coding.endsWith("chunked")) {
            state = State.CHUNK_SIZE;
        } else if (length.matches("[0-9]{1,18}")) {
            left = Long.parseLong(length);
            state = State.FIXED;
            finishCounted(place);
        } else if (answer) {
            state = State.UNTIL_END;
        } else {
            complete(place);
        }
    }

    private void onChunkSize(String text) {
        int extension = text.indexOf(';');
        String size = (extension < 0 ? text : text.substring(0, extension)).strip();
        if (!size.matches("[0-9A-Fa-f]{1,15}")) {
            lose();
            return;
        }
        left = Long.parseLong(size, 16);
        state = left == 0 ? State.TRAILER : State.CHUNK;
    }

    private void complete(PacketPlace place) {
        HttpMessage message = new HttpMessage(
                head.get(0), HttpMessage.headers(head.subList(1, head.size())), body.toByteArray(), damage, place);
        reset();
        state = State.HEAD;
        receiver.accept(message); // and with it what its body took from the budget
    }

    private void reset() {
        head.clear();
        body.reset();
        line.setLength(0);
        headLength = 0;
        left = 0;
        damage = "";
    }

    /** Whether a message was begun and is not complete. */
    boolean isWithinMessage() {
        return state != State.SEARCHING && !(state == State.HEAD && head.isEmpty() && line.isEmpty());
    }

    /** Whether the end of the connection is the end of the body. */
    boolean endsWithConnection() {
        return state == State.UNTIL_END;
    }

    /** @return whether the stream is still in step: the gap lay within a body of known length */
    boolean onGap(long missing, PacketPlace place) {
        boolean within = (state == State.FIXED || state == State.CHUNK) && missing <= left;
        if (within) {
            left -= missing;
            damage = "a part of it was not captured";
            finishCounted(place);
        } else {
            lose();
        }
        return within;
    }

    void onEnd(PacketPlace place) {
        if (state == State.UNTIL_END) {
            complete(place);
        } else {
            lose();
        }
    }

    private void lose() {
        budget.giveBack(body.size());
        reset();
        state = State.SEARCHING;
    }
}
