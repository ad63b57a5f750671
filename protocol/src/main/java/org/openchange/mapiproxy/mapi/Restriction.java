/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.mapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openchange.mapiproxy.print.PrintTree;
import org.openchange.mapiproxy.print.Printable;
import org.openchange.mapiproxy.print.RecordPrinter;
import org.openchange.mapiproxy.wire.UnknownValueException;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/**
 * A restriction ([MS-OXCDATA] 2.12): a condition on the properties of an object, which selects rows of a table or messages for a rule.
 * At most {@link WireReader#MAX_DEPTH} within each other are read.
 */
public sealed interface Restriction extends Printable {

    /** The RestrictType. */
    int restrictType();

    /** What follows the RestrictType. */
    void writeBody(WireWriter out, CountWidth counts);

    default void write(WireWriter out, CountWidth counts) {
        out.putByte(restrictType());
        writeBody(out, counts);
    }

    @Override
    default void print(String name, PrintTree out) {
        RecordPrinter.print(name + ": " + getClass().getSimpleName(), (Record) this, out);
    }

    static Restriction read(WireReader in, CountWidth counts) {
        return in.readNested("restriction", nested -> readKnown(nested, counts));
    }

    private static Restriction readKnown(WireReader in, CountWidth counts) {
        int position = in.position();
        int type = in.readUnsignedByte();
        return switch (type) {
            case And.TYPE -> new And(readAll(in, counts));
            case Or.TYPE -> new Or(readAll(in, counts));
            case Not.TYPE -> new Not(read(in, counts));
            case Content.TYPE -> Content.read(in, counts);
            case Property.TYPE -> Property.read(in, counts);
            case CompareProperties.TYPE -> CompareProperties.read(in);
            case Bitmask.TYPE -> Bitmask.read(in);
            case Size.TYPE -> Size.read(in);
            case Exist.TYPE -> new Exist(PropertyTag.read(in));
            case SubObject.TYPE -> new SubObject(PropertyTag.read(in), read(in, counts));
            case Comment.TYPE -> Comment.read(in, counts);
            case Count.TYPE -> new Count(in.readUnsignedInt(), read(in, counts));
            default -> throw new UnknownValueException("RestrictType", position, type);
        };
    }

    private static List<Restriction> readAll(WireReader in, CountWidth counts) {
        int count = counts.read(in, "RestrictCount", 1);
        List<Restriction> restrictions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            restrictions.add(read(in, counts));
        }
        return restrictions;
    }

    private static void writeAll(WireWriter out, List<Restriction> restrictions, CountWidth counts) {
        counts.write(out, restrictions.size());
        restrictions.forEach(restriction -> restriction.write(out, counts));
    }

    /** All of them hold. */
    record And(List<Restriction> restrictions) implements Restriction {
        static final int TYPE = 0x00;

        public And {
            restrictions = List.copyOf(restrictions);
        }

        @Override
        public int restrictType() {
            return TYPE;
        }

        @Override
        public void writeBody(WireWriter out, CountWidth counts) {
            writeAll(out, restrictions, counts);
        }
    }

    /** One of them holds. */
    record Or(List<Restriction> restrictions) implements Restriction {
        static final int TYPE = 0x01;

        public Or {
            restrictions = List.copyOf(restrictions);
        }

        @Override
        public int restrictType() {
            return TYPE;
        }

        @Override
        public void writeBody(WireWriter out, CountWidth counts) {
            writeAll(out, restrictions, counts);
        }
    }

    /** It does not hold. */
    record Not(Restriction restriction) implements Restriction {
        static final int TYPE = 0x02;

        @Override
        public int restrictType() {
            return TYPE;
        }

        @Override
        public void writeBody(WireWriter out, CountWidth counts) {
            restriction.write(out, counts);
        }
    }

    /**
     * The property holds this text or these bytes.
     *
     * @param fuzzyLevelLow 0 the whole value, 1 a part of it, 2 its beginning
     * @param fuzzyLevelHigh bits: 1 ignore case, 2 ignore non-spacing marks, 4 loose
     */
    record Content(int fuzzyLevelLow, int fuzzyLevelHigh, PropertyTag propertyTag, TaggedPropertyValue taggedValue)
            implements Restriction {
        static final int TYPE = 0x03;

        static Content read(WireReader in, CountWidth counts) {
            return new Content(
                    in.readUnsignedShort(),
                    in.readUnsignedShort(),
                    PropertyTag.read(in),
                    TaggedPropertyValue.read(in, counts));
        }

        @Override
        public int restrictType() {
            return TYPE;
        }

        @Override
        public void writeBody(WireWriter out, CountWidth counts) {
            out.putShort(fuzzyLevelLow).putShort(fuzzyLevelHigh);
            propertyTag.write(out);
            taggedValue.write(out, counts);
        }
    }

    /**
     * The property stands in this relation to the value.
     *
     * @param relOp 0 &lt;, 1 &lt;=, 2 &gt;, 3 &gt;=, 4 ==, 5 !=, 0x64 is a member of the distribution list
     */
    record Property(int relOp, PropertyTag propertyTag, TaggedPropertyValue taggedValue) implements Restriction {
        static final int TYPE = 0x04;

        static Property read(WireReader in, CountWidth counts) {
            return new Property(in.readUnsignedByte(), PropertyTag.read(in), TaggedPropertyValue.read(in, counts));
        }

        @Override
        public int restrictType() {
            return TYPE;
        }

        @Override
        public void writeBody(WireWriter out, CountWidth counts) {
            out.putByte(relOp);
            propertyTag.write(out);
            taggedValue.write(out, counts);
        }
    }

    /** Two properties of the object stand in this relation; see {@link Property}. */
    record CompareProperties(int relOp, PropertyTag propertyTag1, PropertyTag propertyTag2) implements Restriction {
        static final int TYPE = 0x05;

        static CompareProperties read(WireReader in) {
            return new CompareProperties(in.readUnsignedByte(), PropertyTag.read(in), PropertyTag.read(in));
        }

        @Override
        public int restrictType() {
            return TYPE;
        }

        @Override
        public void writeBody(WireWriter out, CountWidth counts) {
            out.putByte(relOp);
            propertyTag1.write(out);
            propertyTag2.write(out);
        }
    }

    /**
     * The bits of the property under the mask.
     *
     * @param bitmapRelOp 0 all are 0, 1 one is not
     * @param mask 32 bits
     */
    record Bitmask(int bitmapRelOp, PropertyTag propertyTag, long mask) implements Restriction {
        static final int TYPE = 0x06;

        static Bitmask read(WireReader in) {
            return new Bitmask(in.readUnsignedByte(), PropertyTag.read(in), in.readUnsignedInt());
        }

        @Override
        public int restrictType() {
            return TYPE;
        }

        @Override
        public void writeBody(WireWriter out, CountWidth counts) {
            out.putByte(bitmapRelOp);
            propertyTag.write(out);
            out.putInt(mask);
        }
    }

    /**
     * The size of the property's value; see {@link Property} for the relation.
     *
     * @param size bytes, unsigned 32-bit
     */
    record Size(int relOp, PropertyTag propertyTag, long size) implements Restriction {
        static final int TYPE = 0x07;

        static Size read(WireReader in) {
            return new Size(in.readUnsignedByte(), PropertyTag.read(in), in.readUnsignedInt());
        }

        @Override
        public int restrictType() {
            return TYPE;
        }

        @Override
        public void writeBody(WireWriter out, CountWidth counts) {
            out.putByte(relOp);
            propertyTag.write(out);
            out.putInt(size);
        }
    }

    /** The object has the property. */
    record Exist(PropertyTag propertyTag) implements Restriction {
        static final int TYPE = 0x08;

        @Override
        public int restrictType() {
            return TYPE;
        }

        @Override
        public void writeBody(WireWriter out, CountWidth counts) {
            propertyTag.write(out);
        }
    }

    /** It holds for a recipient or an attachment of the message, as the subobject tag says. */
    record SubObject(PropertyTag subobject, Restriction restriction) implements Restriction {
        static final int TYPE = 0x09;

        @Override
        public int restrictType() {
            return TYPE;
        }

        @Override
        public void writeBody(WireWriter out, CountWidth counts) {
            subobject.write(out);
            restriction.write(out, counts);
        }
    }

    /**
     * A restriction that a client notes something beside.
     *
     * @param restrictionPresent 0 or 1; peers send other values too
     * @param restriction there when {@code restrictionPresent} is not 0
     */
    record Comment(List<TaggedPropertyValue> taggedValues, int restrictionPresent, Optional<Restriction> restriction)
            implements Restriction {
        static final int TYPE = 0x0A;

        public Comment {
            taggedValues = List.copyOf(taggedValues);
            if (restriction.isPresent() != (restrictionPresent != 0)) {
                throw new IllegalArgumentException("RestrictionPresent " + restrictionPresent);
            }
        }

        static Comment read(WireReader in, CountWidth counts) {
            int count = in.checkCount("TaggedValuesCount", in.readUnsignedByte(), TaggedPropertyValue.LEAST_SIZE);
            List<TaggedPropertyValue> values = TaggedPropertyValue.readAll(in, count, counts);
            int present = in.readUnsignedByte();
            return new Comment(
                    values, present, present == 0 ? Optional.empty() : Optional.of(Restriction.read(in, counts)));
        }

        @Override
        public int restrictType() {
            return TYPE;
        }

        @Override
        public void writeBody(WireWriter out, CountWidth counts) {
            out.putByte(taggedValues.size());
            TaggedPropertyValue.writeAll(out, taggedValues, counts);
            out.putByte(restrictionPresent);
            restriction.ifPresent(present -> present.write(out, counts));
        }
    }

    /**
     * The first rows for which it holds.
     *
     * @param count unsigned 32-bit
     */
    record Count(long count, Restriction restriction) implements Restriction {
        static final int TYPE = 0x0B;

        @Override
        public int restrictType() {
            return TYPE;
        }

        @Override
        public void writeBody(WireWriter out, CountWidth counts) {
            out.putInt(count);
            restriction.write(out, counts);
        }
    }
}
