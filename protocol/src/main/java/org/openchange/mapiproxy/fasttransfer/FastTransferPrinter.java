/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.fasttransfer;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.openchange.mapiproxy.ics.IcsState;
import org.openchange.mapiproxy.ics.IdSet;
import org.openchange.mapiproxy.mapi.PropertyName;
import org.openchange.mapiproxy.mapi.PropertyPrinter;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.mapi.PropertyType;
import org.openchange.mapiproxy.mapi.PropertyValue;
import org.openchange.mapiproxy.print.PrintTree;
import org.openchange.mapiproxy.wire.MalformedMessageException;
import org.openchange.mapiproxy.wire.WireReader;

/**
 * Prints the tokens of a FastTransfer stream as a tree: objects as nodes, a property with its value a line. Of a long value the first
 * {@value PrintTree#BYTES_SHOWN} bytes are shown. Not thread-safe.
 */
public final class FastTransferPrinter implements Consumer<FastTransferToken> {
    /** MetaTagIdsetDeleted, …NoLongerInScope, …Expired, …Read, …Unread. */
    private static final List<PropertyTag> SETS_BY_REPL_ID = Stream.of(
                    0x67E50102, 0x40210102, 0x67930102, 0x402D0102, 0x402E0102)
            .map(PropertyTag::new)
            .toList();

    private final PrintTree out;
    private final ByteArrayOutputStream value = new ByteArrayOutputStream();
    private int depth;
    private String name = "";
    private PropertyTag tag;
    private long length;

    public FastTransferPrinter(PrintTree out) {
        this.out = out;
    }

    @Override
    public void accept(FastTransferToken token) {
        if (token instanceof FastTransferToken.MarkerFound found) {
            print(found.marker());
        } else if (token instanceof FastTransferToken.PropertyDefinition definition) {
            tag = definition.tag();
            name = definition
                            .name()
                            .map(PropertyName::toString)
                            .map(text -> text + " ")
                            .orElse("")
                    + tag;
        } else if (token instanceof FastTransferToken.FixedValue fixed) {
            PropertyPrinter.print(tag, name, fixed.value(), out);
        } else if (token instanceof FastTransferToken.ValueCount count) {
            out.value(name, count.count() + " values");
        } else if (token instanceof FastTransferToken.ValueLength start) {
            length = start.length();
            value.reset();
        } else if (token instanceof FastTransferToken.ValueBytes piece) {
            keep(piece);
        }
    }

    /** Closes the nodes that the stream left open. */
    public void end() {
        while (depth > 0) {
            depth--;
            out.end();
        }
    }

    private void print(Marker marker) {
        if (marker.opens()) {
            out.begin(marker.specificationName());
            depth++;
        } else if (marker.closes() && depth > 0) {
            out.end();
            depth--;
        } else {
            out.value("Marker", marker);
        }
    }

    private void keep(FastTransferToken.ValueBytes piece) {
        ByteBuffer bytes = piece.bytes().duplicate();
        int room = Math.min(bytes.remaining(), PrintTree.BYTES_SHOWN - value.size());
        byte[] shown = new byte[room];
        bytes.get(shown);
        value.writeBytes(shown);
        if (piece.isLast()) {
            printValue();
        }
    }

    private void printValue() {
        String shown = name + (length > value.size() ? " (the first of " + length + " bytes)" : "");
        Optional<IdSet<?>> set = length > value.size() ? Optional.empty() : readSet();
        Optional<Charset> charset = charset();
        if (set.isPresent()) {
            set.get().print(name, out);
        } else if (charset.isPresent()) {
            out.string(shown, withoutNul(value.toString(charset.get())));
        } else {
            printBytes(shown, ByteBuffer.wrap(value.toByteArray()));
        }
    }

    /** The value of a property that holds ids or change numbers; empty for all others, and for one that is not what it should be. */
    private Optional<IdSet<?>> readSet() {
        WireReader in = new WireReader(ByteBuffer.wrap(value.toByteArray()));
        try {
            if (IcsState.PROPERTIES.contains(tag)) {
                return Optional.of(IdSet.read(in));
            }
            return SETS_BY_REPL_ID.contains(tag) ? Optional.of(IdSet.readByReplId(in)) : Optional.empty();
        } catch (MalformedMessageException e) {
            return Optional.empty();
        }
    }

    private Optional<Charset> charset() {
        int type = FastTransferType.element(tag);
        if (type == PropertyType.STRING.code() || type == FastTransferType.UNICODE_CODE_PAGE) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return type == PropertyType.STRING8.code() ? Optional.of(StandardCharsets.ISO_8859_1) : Optional.empty();
    }

    private void printBytes(String shown, ByteBuffer bytes) {
        if (length > bytes.remaining()) {
            out.bytes(shown, bytes);
        } else {
            PropertyPrinter.print(tag, shown, new PropertyValue.Binary(PropertyType.BINARY, bytes), out);
        }
    }

    private static String withoutNul(String text) {
        return text.endsWith("\0") ? text.substring(0, text.length() - 1) : text;
    }
}
