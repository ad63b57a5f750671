/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.cluster;

import java.util.ArrayList;
import java.util.List;
import org.infinispan.protostream.annotations.ProtoFactory;
import org.infinispan.protostream.annotations.ProtoField;
import org.openchange.mapiproxy.transport.session.SlotRecord;

/** A record as it lies in the grid. Numbers of fields are for ever; new fields get new numbers. */
public final class StoredRecord {
    private final List<StoredHolder> holders;
    private final List<StoredSlot> slots;

    @ProtoFactory
    StoredRecord(List<StoredHolder> holders, List<StoredSlot> slots) {
        this.holders = holders;
        this.slots = slots;
    }

    static StoredRecord of(SlotRecord record) {
        return new StoredRecord(
                record.holders().stream()
                        .map(holder -> new StoredHolder(holder.node(), holder.context()))
                        .toList(),
                record.slots().stream()
                        .map(slot -> new StoredSlot(slot.name(), slot.value()))
                        .toList());
    }

    SlotRecord record() {
        return new SlotRecord(
                holders.stream()
                        .map(holder -> new SlotRecord.Holder(holder.node(), holder.context()))
                        .toList(),
                slots.stream()
                        .map(slot -> new SlotRecord.Slot(slot.name(), slot.value()))
                        .toList());
    }

    @ProtoField(number = 1, collectionImplementation = ArrayList.class)
    List<StoredHolder> holders() {
        return holders;
    }

    @ProtoField(number = 2, collectionImplementation = ArrayList.class)
    List<StoredSlot> slots() {
        return slots;
    }

    /** See {@link SlotRecord.Holder}. */
    public static final class StoredHolder {
        private final String node;
        private final String context;

        @ProtoFactory
        StoredHolder(String node, String context) {
            this.node = node;
            this.context = context;
        }

        @ProtoField(number = 1, required = true)
        String node() {
            return node;
        }

        @ProtoField(number = 2, required = true)
        String context() {
            return context;
        }
    }

    /** See {@link SlotRecord.Slot}. */
    public static final class StoredSlot {
        private final String name;
        private final byte[] value;

        @ProtoFactory
        StoredSlot(String name, byte[] value) {
            this.name = name;
            this.value = value;
        }

        @ProtoField(number = 1, required = true)
        String name() {
            return name;
        }

        @ProtoField(number = 2, required = true)
        byte[] value() {
            return value;
        }
    }
}
