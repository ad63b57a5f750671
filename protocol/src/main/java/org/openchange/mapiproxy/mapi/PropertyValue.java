/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.mapi;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;
import org.openchange.mapiproxy.print.PrintTree;
import org.openchange.mapiproxy.print.Printable;
import org.openchange.mapiproxy.print.RecordPrinter;
import org.openchange.mapiproxy.wire.UnknownValueException;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/**
 * The value of a property, without its tag ([MS-OXCDATA] 2.11.2). Immutable; byte strings are read-only buffers that may share memory with the
 * message they came in. Whatever was read is written again as the same bytes.
 */
public sealed interface PropertyValue extends RowValue, Printable
        permits PropertyValue.Integer16,
                PropertyValue.Integer32,
                PropertyValue.Floating32,
                PropertyValue.Floating64,
                PropertyValue.Currency,
                PropertyValue.ErrorCode,
                PropertyValue.Bool,
                PropertyValue.Integer64,
                PropertyValue.String8,
                PropertyValue.Unicode,
                PropertyValue.Time,
                PropertyValue.Guid,
                PropertyValue.Binary,
                PropertyValue.Empty,
                MultipleValue,
                RestrictionValue,
                RuleActionsValue {
    /** Before it in a FlaggedPropertyRow. */
    int FLAG = 0x00;

    /** Writes the value alone. */
    void write(WireWriter out, CountWidth counts);

    /** What a person wants to see. */
    Object shown();

    @Override
    default boolean needsFlag() {
        return false;
    }

    @Override
    default void writeInRow(WireWriter out, boolean isFlagged) {
        if (isFlagged) {
            out.putByte(FLAG);
        }
        write(out, CountWidth.BITS_16);
    }

    @Override
    default void print(String name, PrintTree out) {
        RecordPrinter.printValue(name, shown(), out);
    }

    /**
     * @param type the code from a tag or from the wire; multiple-value types and MultivalueInstance columns too
     * @throws UnknownValueException for a type that is not listed
     */
    static PropertyValue read(WireReader in, int type, CountWidth counts) {
        PropertyType element = PropertyType.ofElement(type)
                .filter(known -> known != PropertyType.UNSPECIFIED)
                .orElseThrow(() -> new UnknownValueException("property type", in.position(), type));
        boolean multiple = (type & (PropertyType.MULTIPLE | PropertyType.INSTANCE)) == PropertyType.MULTIPLE;
        return multiple ? MultipleValue.read(in, element, counts) : readSingle(in, element, counts);
    }

    /** A value of a type that is not multiple. */
    static PropertyValue readSingle(WireReader in, PropertyType type, CountWidth counts) {
        return switch (type) {
            case INTEGER16 -> new Integer16(in.readShort());
            case INTEGER32 -> new Integer32(in.readInt());
            case FLOATING32 -> new Floating32(in.readInt());
            case FLOATING64, FLOATING_TIME -> new Floating64(type, in.readLong());
            case CURRENCY -> new Currency(in.readLong());
            case ERROR_CODE -> new ErrorCode(in.readUnsignedInt());
            case BOOLEAN -> new Bool(in.readUnsignedByte());
            case INTEGER64 -> new Integer64(in.readLong());
            case STRING8 -> new String8(in.readString8());
            case STRING -> new Unicode(in.readUnicode());
            case TIME -> new Time(in.readLong());
            case GUID -> new Guid(in.readGuid());
            case BINARY, SERVER_ID -> Binary.read(in, type, counts);
            case NULL, OBJECT, UNSPECIFIED -> new Empty(type);
            case RESTRICTION -> new RestrictionValue(Restriction.read(in, counts));
            case RULE_ACTION -> new RuleActionsValue(RuleActions.read(in, counts));
        };
    }

    record Integer16(short value) implements PropertyValue {
        @Override
        public int type() {
            return PropertyType.INTEGER16.code();
        }

        @Override
        public void write(WireWriter out, CountWidth counts) {
            out.putShort(value);
        }

        @Override
        public Object shown() {
            return value;
        }
    }

    record Integer32(int value) implements PropertyValue {
        @Override
        public int type() {
            return PropertyType.INTEGER32.code();
        }

        @Override
        public void write(WireWriter out, CountWidth counts) {
            out.putInt(value);
        }

        @Override
        public Object shown() {
            return value;
        }
    }

    /** Kept as bits, so that every kind of not-a-number survives. */
    record Floating32(int bits) implements PropertyValue {
        public float value() {
            return Float.intBitsToFloat(bits);
        }

        @Override
        public int type() {
            return PropertyType.FLOATING32.code();
        }

        @Override
        public void write(WireWriter out, CountWidth counts) {
            out.putInt(bits);
        }

        @Override
        public Object shown() {
            return value();
        }
    }

    /**
     * A PtypFloating64, or a PtypFloatingTime: days since 1899-12-30, with the time of day as the fraction.
     *
     * @param bits of the double
     */
    record Floating64(PropertyType element, long bits) implements PropertyValue {
        public double value() {
            return Double.longBitsToDouble(bits);
        }

        @Override
        public int type() {
            return element.code();
        }

        @Override
        public void write(WireWriter out, CountWidth counts) {
            out.putLong(bits);
        }

        @Override
        public Object shown() {
            return value();
        }
    }

    /** @param value in ten-thousandths */
    record Currency(long value) implements PropertyValue {
        @Override
        public int type() {
            return PropertyType.CURRENCY.code();
        }

        @Override
        public void write(WireWriter out, CountWidth counts) {
            out.putLong(value);
        }

        @Override
        public Object shown() {
            return BigDecimal.valueOf(value, 4);
        }
    }

    /** @param value unsigned 32-bit */
    record ErrorCode(long value) implements PropertyValue {
        @Override
        public int type() {
            return PropertyType.ERROR_CODE.code();
        }

        @Override
        public void write(WireWriter out, CountWidth counts) {
            out.putInt(value);
        }

        @Override
        public Object shown() {
            return "error " + ErrorCodes.format(value);
        }

        @Override
        public void print(String name, PrintTree out) {
            out.value(name, shown());
        }
    }

    /** @param raw 0 or 1; peers send other values too */
    record Bool(int raw) implements PropertyValue {
        public boolean value() {
            return raw != 0;
        }

        @Override
        public int type() {
            return PropertyType.BOOLEAN.code();
        }

        @Override
        public void write(WireWriter out, CountWidth counts) {
            out.putByte(raw);
        }

        @Override
        public Object shown() {
            return raw > 1 ? "true (" + raw + ")" : value();
        }

        @Override
        public void print(String name, PrintTree out) {
            out.value(name, shown());
        }
    }

    record Integer64(long value) implements PropertyValue {
        @Override
        public int type() {
            return PropertyType.INTEGER64.code();
        }

        @Override
        public void write(WireWriter out, CountWidth counts) {
            out.putLong(value);
        }

        @Override
        public Object shown() {
            return value;
        }
    }

    /** Each character stands for one byte; see {@link WireReader#readString8}. */
    record String8(String value) implements PropertyValue {
        @Override
        public int type() {
            return PropertyType.STRING8.code();
        }

        @Override
        public void write(WireWriter out, CountWidth counts) {
            out.putString8(value);
        }

        @Override
        public Object shown() {
            return value;
        }
    }

    /** A PtypString. */
    record Unicode(String value) implements PropertyValue {
        @Override
        public int type() {
            return PropertyType.STRING.code();
        }

        @Override
        public void write(WireWriter out, CountWidth counts) {
            out.putUnicode(value);
        }

        @Override
        public Object shown() {
            return value;
        }
    }

    /** @param value 100-nanosecond intervals since 1601-01-01 UTC ([MS-DTYP] 2.3.3) */
    record Time(long value) implements PropertyValue {
        private static final long EPOCH = -11_644_473_600L;
        private static final long PER_SECOND = 10_000_000L;

        public Instant instant() {
            return Instant.ofEpochSecond(
                    EPOCH + Math.floorDiv(value, PER_SECOND), 100 * Math.floorMod(value, PER_SECOND));
        }

        @Override
        public int type() {
            return PropertyType.TIME.code();
        }

        @Override
        public void write(WireWriter out, CountWidth counts) {
            out.putLong(value);
        }

        @Override
        public Object shown() {
            return instant();
        }
    }

    record Guid(UUID value) implements PropertyValue {
        @Override
        public int type() {
            return PropertyType.GUID.code();
        }

        @Override
        public void write(WireWriter out, CountWidth counts) {
            out.putGuid(value);
        }

        @Override
        public Object shown() {
            return value;
        }
    }

    /** A PtypBinary or a PtypServerId: a count and as many bytes. */
    record Binary(PropertyType element, ByteBuffer value) implements PropertyValue {
        static Binary read(WireReader in, PropertyType type, CountWidth counts) {
            return new Binary(type, in.readBytes("binary value", counts.read(in, "binary value", 1)));
        }

        @Override
        public int type() {
            return element.code();
        }

        @Override
        public void write(WireWriter out, CountWidth counts) {
            counts.write(out, value.remaining());
            out.putBytes(value);
        }

        @Override
        public Object shown() {
            return value;
        }
    }

    /** A type whose value takes no bytes: PtypNull and PtypObject. */
    record Empty(PropertyType element) implements PropertyValue {
        @Override
        public int type() {
            return element.code();
        }

        @Override
        public void write(WireWriter out, CountWidth counts) {}

        @Override
        public Object shown() {
            return element.specificationName();
        }

        @Override
        public void print(String name, PrintTree out) {
            out.value(name, shown());
        }
    }
}
