/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.idlcompiler.model;

/** A type as a member, a parameter or another type uses it, with all attributes applied. */
public sealed interface Type {

    /**
     * A primitive.
     *
     * @param range what its values may be, or null for all of them
     */
    record Primitive(Scalar scalar, Range range) implements Type {}

    /** {@code [range(minimum, maximum)]}, both inclusive. */
    record Range(long minimum, long maximum) {}

    /** {@code uuid_t} or {@code GUID}. */
    record Uuid() implements Type {}

    /** A structure, union or enumeration by its name. */
    record Named(String name) implements Type {}

    /** A pointer to something that is not a context. */
    record Pointer(PointerKind kind, Type target) implements Type {}

    /** What a pointer may be. */
    enum PointerKind {
        REF,
        UNIQUE,
        FULL
    }

    /**
     * An array of one dimension.
     *
     * @param element the item
     * @param fixed the number of items where the IDL gives it; null for a conformant array
     * @param size {@code size_is} of a conformant array; null when only the stream tells
     * @param length {@code length_is} of a varying array; null when it is not varying
     */
    record Array(Type element, Long fixed, Expression size, Expression length) implements Type {
        public boolean conformant() {
            return fixed == null;
        }

        public boolean varying() {
            return length != null;
        }
    }

    /**
     * {@code [string]}: a varying array of characters that ends with NUL.
     *
     * @param wide whether the characters have 16 bits
     * @param fixed the characters it has room for where the IDL gives it; null for a conformant string
     * @param size {@code size_is} of a conformant string; null when its length decides
     */
    record Text(boolean wide, Long fixed, Expression size) implements Type {
        public boolean conformant() {
            return fixed == null;
        }
    }

    /** A context handle. */
    record Context() implements Type {}

    /** {@code handle_t}, which is not on the wire. */
    record BindingHandle() implements Type {}

    record Void() implements Type {}
}
