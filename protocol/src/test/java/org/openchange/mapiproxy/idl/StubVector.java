/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.idl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.openchange.mapiproxy.ndr.NdrReader;

/**
 * One stub of {@code vectors/INTERFACE/NAME.hex}: header comments name the interface, the operation and the direction, the byte order
 * and the source; the decoded tree lies beside it as {@code NAME.txt}.
 */
record StubVector(Path file, String interfaceName, int opnum, boolean request, ByteOrder order, byte[] stub) {
    private static final Path ROOT = Path.of("src/test/resources/vectors");

    static List<StubVector> all() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            List<String> directories =
                    KnownInterfaces.all().stream().map(RpcInterface::name).toList();
            return files.filter(f -> f.toString().endsWith(".hex"))
                    .filter(f ->
                            directories.contains(f.getParent().getFileName().toString()))
                    .sorted()
                    .map(StubVector::read)
                    .toList();
        }
    }

    private static StubVector read(Path file) {
        try {
            String text = Files.readString(file);
            String[] operation = header(text, "operation").split(" ");
            String hex = text.replaceAll("#[^\n]*", "").replaceAll("\\s", "");
            return new StubVector(
                    file,
                    header(text, "interface"),
                    Integer.parseInt(operation[0]),
                    operation[1].equals("request"),
                    header(text, "byte-order").equals("BIG") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
                    HexFormat.of().parseHex(hex));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String header(String text, String name) {
        return text.lines()
                .filter(line -> line.startsWith("# " + name + ": "))
                .map(line -> line.substring(name.length() + 4))
                .findFirst()
                .orElseThrow();
    }

    Operation operation() {
        return KnownInterfaces.byName(interfaceName)
                .orElseThrow()
                .operation(opnum)
                .orElseThrow();
    }

    Message decode(ByteBuffer bytes) {
        NdrReader reader = new NdrReader(bytes.order(order));
        return request
                ? operation().readRequest().apply(reader)
                : operation().readResponse().apply(reader);
    }

    Path tree() {
        return Path.of(file.toString().replaceFirst("\\.hex$", ".txt"));
    }

    @Override
    public String toString() {
        return file.getParent().getFileName() + "/" + file.getFileName();
    }
}
