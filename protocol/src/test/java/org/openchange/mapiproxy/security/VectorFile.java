/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** Known answers in a commented text: {@code name = hex}, continued on the following lines, {@code #} to the end of a line is a comment. */
public final class VectorFile {
    private final String resource;
    private final Map<String, byte[]> values = new HashMap<>();

    public VectorFile(String resource) {
        this.resource = resource;
        String name = null;
        for (String line : text().split("\n")) {
            String content = line.replaceAll("#.*", "").replaceAll("\\s", "");
            int equals = content.indexOf('=');
            if (equals >= 0) {
                name = content.substring(0, equals);
                values.put(name, new byte[0]);
            }
            if (name != null) {
                append(name, content.substring(equals + 1));
            }
        }
    }

    private void append(String name, String hex) {
        byte[] more = HexFormat.of().parseHex(hex);
        byte[] before = values.get(name);
        byte[] joined = new byte[before.length + more.length];
        System.arraycopy(before, 0, joined, 0, before.length);
        System.arraycopy(more, 0, joined, before.length, more.length);
        values.put(name, joined);
    }

    private String text() {
        try (InputStream in = VectorFile.class.getResourceAsStream("/vectors/" + resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    public byte[] get(String name) {
        if (!values.containsKey(name)) {
            throw new IllegalArgumentException(resource + " has no " + name);
        }
        return values.get(name).clone();
    }
}
