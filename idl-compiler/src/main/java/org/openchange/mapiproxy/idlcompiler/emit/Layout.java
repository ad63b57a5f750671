/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.idlcompiler.emit;

import java.util.List;
import java.util.Map;
import org.openchange.mapiproxy.idlcompiler.model.Definition;
import org.openchange.mapiproxy.idlcompiler.model.Definition.Field;
import org.openchange.mapiproxy.idlcompiler.model.Type;

/** What the wire form of a type is like: alignment, least size, conformance, deferral. */
final class Layout {
    private static final int COUNT_SIZE = 4;

    private final Map<String, Definition> definitions;

    Layout(Map<String, Definition> definitions) {
        this.definitions = definitions;
    }

    Definition definition(Type.Named named) {
        return definitions.get(named.name());
    }

    int alignment(Type type) {
        if (type instanceof Type.Primitive primitive) {
            return primitive.scalar().size();
        } else if (type instanceof Type.Array array) {
            return array.varying() ? Math.max(COUNT_SIZE, alignment(array.element())) : alignment(array.element());
        } else if (type instanceof Type.Named named) {
            return alignment(definition(named));
        }
        return COUNT_SIZE;
    }

    private int alignment(Definition definition) {
        if (definition instanceof Definition.Structure structure) {
            return structure.members().stream()
                    .mapToInt(m -> alignment(m.type()))
                    .max()
                    .orElse(1);
        } else if (definition instanceof Definition.Union union) {
            int arms = union.arms().stream()
                    .filter(arm -> arm.member() != null)
                    .mapToInt(arm -> alignment(arm.member().type()))
                    .max()
                    .orElse(1);
            return Math.max(alignment(union.discriminant()), arms);
        }
        return enumerationSize((Definition.Enumeration) definition);
    }

    private static int enumerationSize(Definition.Enumeration enumeration) {
        return enumeration.wide() ? 4 : 2;
    }

    /** The fewest octets that a value takes in its place, gaps left out. At least 1 for what may be an item. */
    int minimumSize(Type type) {
        if (type instanceof Type.Primitive primitive) {
            return primitive.scalar().size();
        } else if (type instanceof Type.Uuid) {
            return 16;
        } else if (type instanceof Type.Context) {
            return 20;
        } else if (type instanceof Type.Array array) {
            int items =
                    array.fixed() == null || array.varying() ? 0 : array.fixed().intValue();
            return (array.varying() ? 2 * COUNT_SIZE : 0) + items * minimumSize(array.element());
        } else if (type instanceof Type.Text text) {
            return 2 * COUNT_SIZE + 1;
        } else if (type instanceof Type.Named named) {
            return minimumSize(definition(named));
        }
        return COUNT_SIZE;
    }

    private int minimumSize(Definition definition) {
        if (definition instanceof Definition.Structure structure) {
            return structure.members().stream()
                    .mapToInt(m -> minimumSize(m.type()))
                    .sum();
        } else if (definition instanceof Definition.Union union) {
            int arm = union.arms().stream()
                    .mapToInt(
                            a -> a.member() == null ? 0 : minimumSize(a.member().type()))
                    .min()
                    .orElse(0);
            return minimumSize(union.discriminant()) + arm;
        }
        return enumerationSize((Definition.Enumeration) definition);
    }

    /** Whether it ends in an array whose maximum count stands before the outermost structure. */
    boolean isConformant(Type type) {
        if (type instanceof Type.Array array) {
            return array.conformant();
        } else if (type instanceof Type.Text text) {
            return text.conformant();
        }
        return type instanceof Type.Named named
                && definition(named) instanceof Definition.Structure structure
                && isConformant(last(structure).type());
    }

    static Field last(Definition.Structure structure) {
        List<Field> members = structure.members();
        return members.get(members.size() - 1);
    }

    /** Whether a part of it stands behind the outermost construction, because it is or has a pointer. */
    boolean isDeferred(Type type) {
        if (type instanceof Type.Pointer) {
            return true;
        } else if (type instanceof Type.Array array) {
            return isDeferred(array.element());
        }
        return type instanceof Type.Named named && isDeferred(definition(named));
    }

    boolean isDeferred(Definition definition) {
        if (definition instanceof Definition.Structure structure) {
            return structure.members().stream().anyMatch(m -> isDeferred(m.type()));
        }
        return definition instanceof Definition.Union union
                && union.arms().stream()
                        .anyMatch(arm ->
                                arm.member() != null && isDeferred(arm.member().type()));
    }

    /** Whether arrays of it are ByteBuffers. */
    static boolean isOctets(Type.Array array) {
        return array.element() instanceof Type.Primitive primitive
                && primitive.scalar().isOctet();
    }
}
