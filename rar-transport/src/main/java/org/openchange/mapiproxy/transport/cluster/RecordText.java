/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.infinispan.protostream.ProtobufUtil;
import org.infinispan.protostream.SerializationContext;
import org.openchange.mapiproxy.transport.session.SlotRecord;

/**
 * Records as bytes of ProtoStream, one in each character. Made here and not by the cache's own marshaller, so that the grid needs no class of
 * this project. Text and not an array, since the grid compares what it has: equal records are equal texts, while arrays are equal only to
 * themselves in WildFly's caches.
 */
final class RecordText {
    private final SerializationContext context = ProtobufUtil.newSerializationContext();

    RecordText() {
        SlotSchema schema = new SlotSchemaImpl();
        schema.registerSchema(context);
        schema.registerMarshallers(context);
    }

    String write(SlotRecord record) {
        try {
            return new String(ProtobufUtil.toByteArray(context, StoredRecord.of(record)), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws UncheckedIOException if this is not the text of a record */
    SlotRecord read(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        try {
            return ProtobufUtil.fromByteArray(context, bytes, StoredRecord.class)
                    .record();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
