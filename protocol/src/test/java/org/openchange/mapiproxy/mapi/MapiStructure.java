/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.mapi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.openchange.mapiproxy.fasttransfer.FastTransferLexer;
import org.openchange.mapiproxy.fasttransfer.FastTransferToken;
import org.openchange.mapiproxy.fasttransfer.FastTransferWriter;
import org.openchange.mapiproxy.ics.IdSet;
import org.openchange.mapiproxy.ics.PredecessorChangeList;
import org.openchange.mapiproxy.ics.ProgressInformation;
import org.openchange.mapiproxy.ics.PropertyGroupInfo;
import org.openchange.mapiproxy.ics.Xid;
import org.openchange.mapiproxy.mapi.entryid.EntryId;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** How the structures of the vectors are read and written. */
record MapiStructure(String name, Reader reader, Writer writer) {
    private static final int ENOUGH = 1 << 20;

    private static final List<MapiStructure> ALL = List.of(
            of("PropertyTag", PropertyTag::read, PropertyTag::write),
            of("PropertyName", PropertyName::read, PropertyName::write),
            of("TypedString", TypedString::read, TypedString::write),
            of("SortOrder", SortOrder::read, SortOrder::write),
            of("PropertyProblem", PropertyProblem::read, PropertyProblem::write),
            of("LongTermId", LongTermId::read, LongTermId::write),
            of("ReplicatedId", ReplicatedId::read, ReplicatedId::write),
            of("ServerId", ServerId::read, ServerId::write),
            of("TaggedPropertyValues", in -> readValues(in, CountWidth.BITS_16), writeValues(CountWidth.BITS_16)),
            of("TaggedPropertyValues32", in -> readValues(in, CountWidth.BITS_32), writeValues(CountWidth.BITS_32)),
            of("PropertyRow", (in, columns) -> PropertyRow.read(in, columns.orElseThrow()), PropertyRow::write),
            of("Restriction", in -> Restriction.read(in, CountWidth.BITS_16), with(Restriction::write, 16)),
            of("Restriction32", in -> Restriction.read(in, CountWidth.BITS_32), with(Restriction::write, 32)),
            of("RuleActions", in -> RuleActions.read(in, CountWidth.BITS_16), with(RuleActions::write, 16)),
            of("RuleActions32", in -> RuleActions.read(in, CountWidth.BITS_32), with(RuleActions::write, 32)),
            of("RuleData", RuleData::read, RuleData::write),
            of("PermissionData", PermissionData::read, PermissionData::write),
            of("OpenRecipientRow", OpenRecipientRow::read, OpenRecipientRow::write),
            of("ReadRecipientRow", ReadRecipientRow::read, ReadRecipientRow::write),
            of("ModifyRecipientRow", ModifyRecipientRow::read, ModifyRecipientRow::write),
            of("EntryId", EntryId::of, EntryId::write),
            of("Xid", Xid::read, Xid::write),
            of("PredecessorChangeList", PredecessorChangeList::read, PredecessorChangeList::write),
            of("IdSet", IdSet::read, (set, out) -> IdSet.write(out, set)),
            of("IdSetByReplId", IdSet::readByReplId, (set, out) -> IdSet.writeByReplId(out, set)),
            of("ProgressInformation", ProgressInformation::read, ProgressInformation::write),
            of("PropertyGroupInfo", PropertyGroupInfo::read, PropertyGroupInfo::write),
            of("FastTransfer", MapiStructure::readTokens, MapiStructure::writeTokens));

    /** Reads one; columns are what the rows in it need. */
    interface Reader {
        Object read(WireReader in, Optional<List<PropertyTag>> columns);
    }

    interface Writer {
        void write(Object value, WireWriter out);
    }

    private interface Counted<T> {
        void write(T value, WireWriter out, CountWidth counts);
    }

    static MapiStructure named(String name) {
        return ALL.stream()
                .filter(structure -> structure.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no structure " + name));
    }

    static List<MapiStructure> all() {
        return ALL;
    }

    private static <T> MapiStructure of(String name, Function<WireReader, T> reader, BiConsumer<T, WireWriter> writer) {
        return of(name, (in, columns) -> reader.apply(in), writer);
    }

    @SuppressWarnings("unchecked")
    private static <T> MapiStructure of(
            String name,
            BiFunction<WireReader, Optional<List<PropertyTag>>, T> reader,
            BiConsumer<T, WireWriter> writer) {
        return new MapiStructure(name, reader::apply, (value, out) -> writer.accept((T) value, out));
    }

    private static <T> BiConsumer<T, WireWriter> with(Counted<T> writer, int bits) {
        CountWidth counts = bits == 16 ? CountWidth.BITS_16 : CountWidth.BITS_32;
        return (value, out) -> writer.write(value, out, counts);
    }

    private static List<TaggedPropertyValue> readValues(WireReader in, CountWidth counts) {
        List<TaggedPropertyValue> values = new ArrayList<>();
        while (in.hasRemaining()) {
            values.add(TaggedPropertyValue.read(in, counts));
        }
        return values;
    }

    private static BiConsumer<List<TaggedPropertyValue>, WireWriter> writeValues(CountWidth counts) {
        return (values, out) -> TaggedPropertyValue.writeAll(out, values, counts);
    }

    private static List<FastTransferToken> readTokens(WireReader in) {
        List<FastTransferToken> tokens = new ArrayList<>();
        FastTransferLexer lexer = new FastTransferLexer(ENOUGH, tokens::add);
        lexer.feed(in.readRemaining());
        lexer.end();
        return tokens;
    }

    private static void writeTokens(List<FastTransferToken> tokens, WireWriter out) {
        FastTransferWriter writer = new FastTransferWriter(ENOUGH);
        tokens.forEach(writer);
        writer.end();
        for (var buffer = writer.poll(); buffer != null; buffer = writer.poll()) {
            out.putBytes(buffer);
        }
    }

    @Override
    public String toString() {
        return name;
    }

    static List<String> names() {
        return Arrays.asList(ALL.stream().map(MapiStructure::name).toArray(String[]::new));
    }
}
