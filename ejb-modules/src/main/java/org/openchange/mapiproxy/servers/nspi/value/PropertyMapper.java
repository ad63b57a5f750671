/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.servers.nspi.value;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.openchange.mapiproxy.idl.nspi.Binary;
import org.openchange.mapiproxy.idl.nspi.BinaryArray;
import org.openchange.mapiproxy.idl.nspi.DateTimeArray;
import org.openchange.mapiproxy.idl.nspi.Filetime;
import org.openchange.mapiproxy.idl.nspi.FlatUID;
import org.openchange.mapiproxy.idl.nspi.FlatUIDArray;
import org.openchange.mapiproxy.idl.nspi.LongArray;
import org.openchange.mapiproxy.idl.nspi.PropValUnion;
import org.openchange.mapiproxy.idl.nspi.PropertyValue;
import org.openchange.mapiproxy.idl.nspi.ShortArray;
import org.openchange.mapiproxy.idl.nspi.StringArray;
import org.openchange.mapiproxy.idl.nspi.WStringArray;
import org.openchange.mapiproxy.mapi.MultipleValue;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.mapi.PropertyType;
import org.openchange.mapiproxy.wire.WireWriter;

/** [MS-OXNSPI] 2.2.2.12 PropertyValue_r: values as a client asked for them. */
public final class PropertyMapper {
    /** Bytes that a Binary_r may have. */
    private static final int MAX_BINARY = 2_097_152;

    private PropertyMapper() {}

    /**
     * A column of a row.
     *
     * @param tag as the client asked; its type says whether strings are 8-bit. PtypUnspecified gets the value in its own type
     * @param value in Unicode; a column without one says that it was not found
     * @param codePage of 8-bit strings; empty where the client asks for none
     */
    public static PropertyValue column(
            PropertyTag tag, Optional<org.openchange.mapiproxy.mapi.PropertyValue> value, Optional<CodePage> codePage) {
        Optional<PropValUnion> union =
                value.flatMap(present -> union(present, codePage.filter(page -> wants8Bit(tag))));
        if (union.isEmpty()) {
            return error(tag, ReturnCode.NOT_FOUND);
        }
        long type = union.get().discriminant();
        return new PropertyValue(Integer.toUnsignedLong(tag.id() << 16) | type, 0, union.get());
    }

    /** A column that could not be filled: its tag has the type PtypErrorCode. */
    public static PropertyValue error(PropertyTag tag, ReturnCode reason) {
        long errorTag = Integer.toUnsignedLong(
                PropertyTag.of(tag.id(), PropertyType.ERROR_CODE.code()).value());
        return new PropertyValue(errorTag, 0, new PropValUnion.Err(Integer.toUnsignedLong(reason.value())));
    }

    /** Whether this is a PtypString8, or many. */
    public static boolean wants8Bit(PropertyTag tag) {
        return (tag.type() & ~PropertyType.MULTIPLE) == PropertyType.STRING8.code();
    }

    private static Optional<PropValUnion> union(
            org.openchange.mapiproxy.mapi.PropertyValue value, Optional<CodePage> eightBit) {
        if (value instanceof MultipleValue multiple) {
            return multiple(multiple, eightBit);
        }
        if (value instanceof org.openchange.mapiproxy.mapi.PropertyValue.Unicode text) {
            return Optional.of(eightBit.<PropValUnion>map(page -> new PropValUnion.LpszA(page.encode(text.value())))
                    .orElseGet(() -> new PropValUnion.LpszW(text.value())));
        }
        return fixed(value);
    }

    private static Optional<PropValUnion> fixed(org.openchange.mapiproxy.mapi.PropertyValue value) {
        PropValUnion union = null;
        if (value instanceof org.openchange.mapiproxy.mapi.PropertyValue.Integer32 number) {
            union = new PropValUnion.L(number.value());
        } else if (value instanceof org.openchange.mapiproxy.mapi.PropertyValue.Binary bytes) {
            union = bytes.value().remaining() > MAX_BINARY ? null : new PropValUnion.Bin(binary(bytes));
        } else if (value instanceof org.openchange.mapiproxy.mapi.PropertyValue.Bool bool) {
            union = new PropValUnion.B(bool.value() ? 1 : 0);
        } else if (value instanceof org.openchange.mapiproxy.mapi.PropertyValue.Time time) {
            union = new PropValUnion.Ft(filetime(time));
        } else if (value instanceof org.openchange.mapiproxy.mapi.PropertyValue.Integer16 number) {
            union = new PropValUnion.I(number.value());
        } else if (value instanceof org.openchange.mapiproxy.mapi.PropertyValue.Guid guid) {
            union = new PropValUnion.Lpguid(flatUid(guid.value()));
        } else if (value instanceof org.openchange.mapiproxy.mapi.PropertyValue.ErrorCode error) {
            union = new PropValUnion.Err(error.value());
        } else if (value instanceof org.openchange.mapiproxy.mapi.PropertyValue.Empty empty) {
            union = new PropValUnion.LReserved(empty.type(), 0);
        }
        return Optional.ofNullable(union);
    }

    private static Optional<PropValUnion> multiple(MultipleValue value, Optional<CodePage> eightBit) {
        return Optional.ofNullable(
                switch (value.element()) {
                    case STRING -> strings(value, eightBit);
                    case BINARY -> new PropValUnion.MVbin(BinaryArray.of(each(
                            value, org.openchange.mapiproxy.mapi.PropertyValue.Binary.class, PropertyMapper::binary)));
                    case INTEGER32 -> new PropValUnion.MVl(LongArray.of(each(
                            value,
                            org.openchange.mapiproxy.mapi.PropertyValue.Integer32.class,
                            number -> number.value())));
                    case INTEGER16 -> new PropValUnion.MVi(ShortArray.of(each(
                            value,
                            org.openchange.mapiproxy.mapi.PropertyValue.Integer16.class,
                            number -> number.value())));
                    case TIME -> new PropValUnion.MVft(DateTimeArray.of(each(
                            value, org.openchange.mapiproxy.mapi.PropertyValue.Time.class, PropertyMapper::filetime)));
                    case GUID -> new PropValUnion.MVguid(FlatUIDArray.of(each(
                            value,
                            org.openchange.mapiproxy.mapi.PropertyValue.Guid.class,
                            guid -> flatUid(guid.value()))));
                    default -> null;
                });
    }

    private static PropValUnion strings(MultipleValue value, Optional<CodePage> eightBit) {
        List<String> texts =
                each(value, org.openchange.mapiproxy.mapi.PropertyValue.Unicode.class, text -> text.value());
        return eightBit.<PropValUnion>map(page -> new PropValUnion.MVszA(
                        StringArray.of(texts.stream().map(page::encode).toList())))
                .orElseGet(() -> new PropValUnion.MVszW(WStringArray.of(texts)));
    }

    private static <T, R> List<R> each(MultipleValue value, Class<T> type, Function<T, R> mapping) {
        return value.values().stream().map(type::cast).map(mapping).toList();
    }

    private static Binary binary(org.openchange.mapiproxy.mapi.PropertyValue.Binary bytes) {
        return Binary.of(bytes.value().duplicate());
    }

    private static Filetime filetime(org.openchange.mapiproxy.mapi.PropertyValue.Time time) {
        return new Filetime(time.value() & 0xFFFF_FFFFL, time.value() >>> 32);
    }

    /** [MS-OXNSPI] 2.2.2.1 FlatUID_r. */
    public static FlatUID flatUid(UUID guid) {
        return new FlatUID(new WireWriter(16).putGuid(guid).toByteBuffer());
    }

    /** A binary value of these bytes. */
    public static org.openchange.mapiproxy.mapi.PropertyValue.Binary binary(ByteBuffer bytes) {
        return new org.openchange.mapiproxy.mapi.PropertyValue.Binary(PropertyType.BINARY, bytes.asReadOnlyBuffer());
    }
}
