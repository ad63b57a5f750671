/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.dcerpc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Reads {@code vectors/dcerpc/NAME.hex}: hexadecimal in groups, {@code #} begins a comment. */
final class HexVector {
    private HexVector() {}

    static byte[] bytes(String name) {
        try (InputStream in = HexVector.class.getResourceAsStream("/vectors/dcerpc/" + name + ".hex")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return HexFormat.of().parseHex(text.replaceAll("#[^\n]*", "").replaceAll("\\s", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static PduFrame frame(String name) {
        return PduFrame.of(bytes(name));
    }
}
