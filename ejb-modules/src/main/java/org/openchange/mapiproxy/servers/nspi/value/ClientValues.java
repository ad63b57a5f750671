/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.servers.nspi.value;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.openchange.mapiproxy.idl.nspi.Binary;
import org.openchange.mapiproxy.idl.nspi.Filetime;
import org.openchange.mapiproxy.idl.nspi.FlatUID;
import org.openchange.mapiproxy.idl.nspi.PropValUnion;
import org.openchange.mapiproxy.mapi.MultipleValue;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.mapi.PropertyType;
import org.openchange.mapiproxy.mapi.PropertyValue;
import org.openchange.mapiproxy.mapi.TaggedPropertyValue;
import org.openchange.mapiproxy.wire.WireReader;

/** [MS-OXNSPI] 3.1.4.3.4: values that a client sends, as the address book knows them. 8-bit strings are in the code page of the position. */
public final class ClientValues {
    private final Optional<CodePage> codePage;

    /** @param codePage of 8-bit strings; empty where none may come */
    public ClientValues(Optional<CodePage> codePage) {
        this.codePage = codePage;
    }

    /** The tag of the same property with Unicode text. */
    public static PropertyTag unicode(PropertyTag tag) {
        return PropertyMapper.wants8Bit(tag) ? PropertyTag.of(tag.id(), tag.type() + 1) : tag;
    }

    /** A value with its tag, both in Unicode. */
    public TaggedPropertyValue tagged(org.openchange.mapiproxy.idl.nspi.PropertyValue sent) throws NspiException {
        PropertyTag tag = unicode(new PropertyTag((int) sent.ulPropTag()));
        return new TaggedPropertyValue(tag, value(sent.value()));
    }

    /** The text of a string of either type. */
    public String text(PropValUnion sent) throws NspiException {
        if (value(sent) instanceof PropertyValue.Unicode text) {
            return text.value();
        }
        throw new NspiException(ReturnCode.INVALID_PARAMETER, "a value that is no string");
    }

    private PropertyValue value(PropValUnion sent) throws NspiException {
        if (sent instanceof PropValUnion.LpszW text) {
            return new PropertyValue.Unicode(there(text.lpszW()));
        } else if (sent instanceof PropValUnion.LpszA text) {
            return decoded(there(text.lpszA()));
        } else if (sent instanceof PropValUnion.L number) {
            return new PropertyValue.Integer32(number.l());
        } else if (sent instanceof PropValUnion.Bin bytes) {
            return binary(bytes.bin());
        } else if (sent instanceof PropValUnion.B bool) {
            return new PropertyValue.Bool(bool.b() == 0 ? 0 : 1);
        } else if (sent instanceof PropValUnion.I number) {
            return new PropertyValue.Integer16(number.i());
        } else if (sent instanceof PropValUnion.Ft time) {
            return time(time.ft());
        } else if (sent instanceof PropValUnion.Lpguid guid) {
            return guid(there(guid.lpguid()));
        } else if (sent instanceof PropValUnion.Err error) {
            return new PropertyValue.ErrorCode(error.err());
        } else if (sent instanceof PropValUnion.LReserved empty) {
            return new PropertyValue.Empty(
                    empty.discriminant() == PropertyType.NULL.code() ? PropertyType.NULL : PropertyType.OBJECT);
        }
        return multiple(sent);
    }

    private PropertyValue multiple(PropValUnion sent) throws NspiException {
        if (sent instanceof PropValUnion.MVszW texts) {
            return all(PropertyType.STRING, texts.mVszW().lppszW(), PropertyValue.Unicode::new);
        } else if (sent instanceof PropValUnion.MVszA texts) {
            CodePage page = page();
            return all(
                    PropertyType.STRING, texts.mVszA().lppszA(), text -> new PropertyValue.Unicode(page.decode(text)));
        } else if (sent instanceof PropValUnion.MVbin binaries) {
            return all(PropertyType.BINARY, binaries.mVbin().lpbin(), ClientValues::binary);
        } else if (sent instanceof PropValUnion.MVl numbers) {
            return all(PropertyType.INTEGER32, numbers.mVl().lpl(), PropertyValue.Integer32::new);
        } else if (sent instanceof PropValUnion.MVi numbers) {
            return all(PropertyType.INTEGER16, numbers.mVi().lpi(), PropertyValue.Integer16::new);
        } else if (sent instanceof PropValUnion.MVft times) {
            return all(PropertyType.TIME, times.mVft().lpft(), ClientValues::time);
        } else if (sent instanceof PropValUnion.MVguid guids) {
            return all(PropertyType.GUID, guids.mVguid().lpguid(), ClientValues::guid);
        }
        throw new NspiException(ReturnCode.INVALID_PARAMETER, "a value of type " + sent.discriminant());
    }

    private static <T> PropertyValue all(PropertyType type, List<T> sent, Function<T, PropertyValue> mapping)
            throws NspiException {
        List<T> values = sent == null ? List.of() : sent;
        for (T value : values) {
            there(value);
        }
        return new MultipleValue(type, values.stream().map(mapping).toList());
    }

    private PropertyValue decoded(String string8) throws NspiException {
        return new PropertyValue.Unicode(page().decode(string8));
    }

    private CodePage page() throws NspiException {
        return codePage.orElseThrow(() -> new NspiException(ReturnCode.INVALID_CODEPAGE, "an 8-bit string"));
    }

    private static PropertyValue binary(Binary sent) {
        return PropertyMapper.binary(sent.lpb() == null ? java.nio.ByteBuffer.allocate(0) : sent.lpb());
    }

    private static PropertyValue time(Filetime sent) {
        return new PropertyValue.Time(sent.dwHighDateTime() << 32 | sent.dwLowDateTime());
    }

    private static PropertyValue guid(FlatUID sent) {
        return new PropertyValue.Guid(new WireReader(sent.ab()).readGuid());
    }

    private static <T> T there(T value) throws NspiException {
        if (value == null) {
            throw new NspiException(ReturnCode.INVALID_PARAMETER, "a value that is NULL");
        }
        return value;
    }
}
