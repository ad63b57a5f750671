/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/**
 * One ROP of {@code vectors/rop/NAME.hex}, from its RopId to its last byte; the decoded tree lies beside it as {@code NAME.txt}. Comment lines at
 * its head say what the bytes are:
 *
 * <pre>
 * # rop: RopOpenFolder request         or response
 * # source: where the bytes come from
 * # request: RopQueryRows-request      the vector of the request that a response answers
 * # columns: 0x0037001F 0x67480014     set on the table that the request works on
 * # handle-columns: 0x0037001F         set on the table that RopNotify's handle stands for
 * # recipient-columns: 0x0FFE0003      in force on the message that the request works on; "none" for an empty list
 * # logon: private                     or public; without the line it is not known
 * # failures: bare                     when the server ends every failed response after its ReturnValue
 * </pre>
 */
public record RopVector(Path file, Map<String, String> head, byte[] bytes) {
    private static final Path ROOT = Path.of("src/test/resources/vectors/rop");

    private static final Pattern HEAD_LINE = Pattern.compile("(?m)^# ([a-z-]+): (.*?) *$");

    private static final Map<String, RopVector> BY_NAME = readAll();

    /** In the order of their names. */
    public static List<RopVector> all() {
        return List.copyOf(BY_NAME.values());
    }

    static RopVector named(String name) {
        RopVector vector = BY_NAME.get(name);
        if (vector == null) {
            throw new IllegalArgumentException("no vector is called " + name);
        }
        return vector;
    }

    private static Map<String, RopVector> readAll() {
        try (Stream<Path> files = Files.walk(ROOT)) {
            Map<String, RopVector> vectors = new LinkedHashMap<>();
            files.filter(file -> file.toString().endsWith(".hex"))
                    .sorted()
                    .map(RopVector::read)
                    .forEach(vector -> vectors.put(vector.name(), vector));
            return vectors;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RopVector read(Path file) {
        try {
            String text = Files.readString(file);
            String hex = text.replaceAll("#[^\n]*", "").replaceAll("\\s", "");
            return new RopVector(file, readHead(text), HexFormat.of().parseHex(hex));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> readHead(String text) {
        return HEAD_LINE
                .matcher(text)
                .results()
                .collect(Collectors.toMap(line -> line.group(1), line -> line.group(2), (first, second) -> first));
    }

    public String name() {
        return file.getFileName().toString().replaceFirst("\\.hex$", "");
    }

    public RopType type() {
        return RopTypes.byName(header("rop").orElseThrow().split(" ")[0]);
    }

    public boolean isRequest() {
        return header("rop").orElseThrow().endsWith(" request");
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(head.get(name));
    }

    Optional<List<PropertyTag>> tags(String header) {
        return header(header)
                .map(value -> value.equals("none")
                        ? List.of()
                        : Arrays.stream(value.split(" "))
                                .map(tag -> new PropertyTag(Long.decode(tag).intValue()))
                                .toList());
    }

    /** The record of the bytes of this vector. */
    Record decode() {
        return decode(new WireReader(ByteBuffer.wrap(bytes)));
    }

    /** The record of other bytes in the circumstances of this vector. */
    Record decode(WireReader in) {
        int id = in.readUnsignedByte();
        int expected = isRequest() ? type().id() : type().responseId();
        if (id != expected) {
            throw new IllegalArgumentException(this + " begins with " + id);
        }
        VectorContext context = new VectorContext(this);
        return (Record) (isRequest() ? type().readRequest(in, context) : type().readResponse(in, context));
    }

    static byte[] encode(Record rop) {
        WireWriter out = new WireWriter();
        if (rop instanceof RopRequest request) {
            request.write(out);
        } else {
            ((RopResponse) rop).write(out);
        }
        return out.toByteArray();
    }

    Path tree() {
        return Path.of(file.toString().replaceFirst("\\.hex$", ".txt"));
    }

    @Override
    public String toString() {
        return name();
    }
}
