/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.emsmdb;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Objects;

/** Reads {@code vectors/NAME.hex}: hexadecimal in groups, {@code #} begins a comment. */
public final class HexVector {
    private HexVector() {}

    public static byte[] bytes(String name) {
        String path = "/vectors/" + name + ".hex";
        try (InputStream in = Objects.requireNonNull(HexVector.class.getResourceAsStream(path), path)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return HexFormat.of().parseHex(text.replaceAll("#[^\n]*", "").replaceAll("\\s", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
