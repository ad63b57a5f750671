/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.mapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/**
 * One structure of {@code vectors/mapi/NAME.hex}; the decoded tree lies beside it as {@code NAME.txt}. Comment lines at its head say what the bytes
 * are:
 *
 * <pre>
 * # structure: PropertyRow              a constant of MapiStructure
 * # source: where the bytes come from
 * # columns: 0x0037001F 0x67480014      of the row; "none" for an empty list; without the line they are not known
 * </pre>
 */
record MapiVector(Path file, String text, byte[] bytes) {
    private static final Path ROOT = Path.of("src/test/resources/vectors/mapi");

    static List<MapiVector> all() throws IOException {
        try (Stream<Path> files = Files.list(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".hex"))
                    .sorted()
                    .map(MapiVector::read)
                    .toList();
        }
    }

    private static MapiVector read(Path file) {
        try {
            String text = Files.readString(file);
            String hex = text.replaceAll("#[^\n]*", "").replaceAll("\\s", "");
            return new MapiVector(file, text, HexFormat.of().parseHex(hex));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    MapiStructure structure() {
        return MapiStructure.named(header("structure").orElseThrow());
    }

    Optional<String> header(String name) {
        String start = "# " + name + ": ";
        return text.lines()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()).strip())
                .findFirst();
    }

    Optional<List<PropertyTag>> columns() {
        return header("columns")
                .map(value -> value.equals("none")
                        ? List.of()
                        : Arrays.stream(value.split(" "))
                                .map(tag -> new PropertyTag(Long.decode(tag).intValue()))
                                .toList());
    }

    Object decode(WireReader in) {
        return structure().reader().read(in, columns());
    }

    Object decode(byte[] other) {
        return decode(new WireReader(ByteBuffer.wrap(other)));
    }

    byte[] encode(Object value) {
        WireWriter out = new WireWriter();
        structure().writer().write(value, out);
        return out.toByteArray();
    }

    Path tree() {
        return Path.of(file.toString().replaceFirst("\\.hex$", ".txt"));
    }

    @Override
    public String toString() {
        return file.getFileName().toString();
    }
}
