/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.fasttransfer;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.openchange.mapiproxy.mapi.CountWidth;
import org.openchange.mapiproxy.mapi.PropertyName;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.mapi.PropertyValue;
import org.openchange.mapiproxy.wire.WireReader;

/**
 * The smallest meaningful piece of a FastTransfer stream ([MS-OXCFXICS] 2.2.4.1). A property is its definition and then: a {@link FixedValue}; or
 * a {@link ValueLength} and {@link ValueBytes}; or, with several values, a {@link ValueCount} and as many times the one or the other.
 */
public sealed interface FastTransferToken {

    /** A marker. */
    record MarkerFound(Marker marker) implements FastTransferToken {}

    /**
     * A propDef: which property follows.
     *
     * @param name of a named property, whose identifier means nothing outside its store
     */
    record PropertyDefinition(PropertyTag tag, Optional<PropertyName> name) implements FastTransferToken {
        public PropertyDefinition {
            if (name.isPresent() != FastTransferType.isNamed(tag)) {
                throw new IllegalArgumentException("name does not agree with " + tag);
            }
        }
    }

    /**
     * A value whose type says how long it is; a PtypBoolean takes two bytes here.
     *
     * @param type the code of a single-value type
     */
    record FixedValue(int type, ByteBuffer bytes) implements FastTransferToken {
        public PropertyValue value() {
            return PropertyValue.read(new WireReader(bytes), type, CountWidth.BITS_32);
        }
    }

    /**
     * How many values follow.
     *
     * @param count unsigned 32-bit
     */
    record ValueCount(long count) implements FastTransferToken {}

    /**
     * How long the value is that follows, in all its pieces.
     *
     * @param length bytes, unsigned 32-bit
     */
    record ValueLength(long length) implements FastTransferToken {}

    /**
     * A piece of a value of variable length; it may end within a character. Every value has at least one, which may be empty.
     *
     * @param bytes share memory with the transfer buffer
     * @param isLast whether the value ends with it
     */
    record ValueBytes(ByteBuffer bytes, boolean isLast) implements FastTransferToken {}
}
