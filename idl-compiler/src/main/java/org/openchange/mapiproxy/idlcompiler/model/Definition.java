/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.idlcompiler.model;

import java.util.List;

/** Something that gets a Java type of its own. */
public sealed interface Definition {

    /** The name in the IDL. */
    String name();

    /** What the IDL says about it, for people; may be empty. */
    String documentation();

    Position position();

    /** A structure. */
    record Structure(String name, String documentation, Position position, List<Field> members) implements Definition {}

    /**
     * A union, encapsulated or not: the wire form is the same but for {@code switch_is}.
     *
     * @param discriminant the type of the discriminant
     */
    record Union(String name, String documentation, Position position, Type discriminant, List<Arm> arms)
            implements Definition {}

    /**
     * One arm of a union.
     *
     * @param labels the discriminants that choose it; empty for the default arm
     * @param member what it holds, or null
     */
    record Arm(List<Long> labels, Field member, Position position) {
        public boolean isDefault() {
            return labels.isEmpty();
        }
    }

    /**
     * An enumeration.
     *
     * @param wide {@code v1_enum}: 32 bits on the wire instead of 16
     */
    record Enumeration(String name, String documentation, Position position, boolean wide, List<Enumerator> enumerators)
            implements Definition {}

    record Enumerator(String name, long value) {}

    /**
     * A constant.
     *
     * @param value a Long or a String
     */
    record Constant(String name, String documentation, Position position, Object value) implements Definition {}

    /**
     * A member of a structure or union.
     *
     * @param switchIs what a union's discriminant has to be; null for anything else
     */
    record Field(String name, Type type, Expression switchIs, Position position) {}
}
