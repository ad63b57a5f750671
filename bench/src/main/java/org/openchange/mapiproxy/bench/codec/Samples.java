/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.bench.codec;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.openchange.mapiproxy.idl.Message;
import org.openchange.mapiproxy.ndr.NdrWriter;

/** Messages that the benchmarks read and write. */
final class Samples {

    private Samples() {}

    /** A stub from {@code NAME.hex} beside this class; lines that begin with {@code #} are comments. */
    static ByteBuffer stub(String name) {
        try (InputStream in = Samples.class.getResourceAsStream(name + ".hex")) {
            if (in == null) {
                throw new FileNotFoundException(name + ".hex");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
            String hex = lines.lines().filter(line -> !line.startsWith("#")).collect(Collectors.joining());
            return ByteBuffer.wrap(HexFormat.of().parseHex(hex)).order(ByteOrder.LITTLE_ENDIAN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ByteBuffer stub(Message message) {
        NdrWriter writer = new NdrWriter(ByteOrder.LITTLE_ENDIAN);
        message.write(writer);
        return writer.toBuffer();
    }

    /** {@code length} bytes that are not all alike. */
    static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i * 31 + (i >> 8));
        }
        return bytes;
    }
}
