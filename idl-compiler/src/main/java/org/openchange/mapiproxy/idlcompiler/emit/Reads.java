/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.idlcompiler.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import java.util.Map;
import org.openchange.mapiproxy.idlcompiler.model.Definition;
import org.openchange.mapiproxy.idlcompiler.model.Definition.Field;
import org.openchange.mapiproxy.idlcompiler.model.Expression;
import org.openchange.mapiproxy.idlcompiler.model.Type;

/** Java expressions that read values of one field. */
final class Reads {
    private final Layout layout;
    private final JavaTypes types;
    private final JavaExpressions known;
    private final Map<String, Field> siblings;
    private final String what;
    private final Expression switchIs;

    /**
     * @param known what has been read where the expressions stand
     * @param siblings all fields of the structure or message
     * @param field the field itself
     */
    Reads(Layout layout, JavaTypes types, JavaExpressions known, Map<String, Field> siblings, Field field) {
        this(layout, types, known, siblings, field.name(), field.switchIs());
    }

    private Reads(
            Layout layout,
            JavaTypes types,
            JavaExpressions known,
            Map<String, Field> siblings,
            String what,
            Expression switchIs) {
        this.layout = layout;
        this.types = types;
        this.known = known;
        this.siblings = siblings;
        this.what = what;
        this.switchIs = switchIs;
    }

    /** Reads what is not a field: the discriminant of a union. */
    static CodeBlock discriminant(Layout layout, JavaTypes types, Definition.Union union) {
        return new Reads(layout, types, new JavaExpressions(layout), Map.of(), union.name(), null)
                .discriminant(union, "reader");
    }

    /**
     * Reads the value in its place: the value itself, or a {@code Deferred} of it where the type is deferred.
     *
     * @param maxCount the maximum count that stood before the outermost structure, or null
     */
    CodeBlock inPlace(Type type, String reader, String maxCount) {
        if (type instanceof Type.Primitive primitive) {
            return primitive(primitive, reader);
        } else if (type instanceof Type.Uuid) {
            return CodeBlock.of("$L.readUuid()", reader);
        } else if (type instanceof Type.Context) {
            return CodeBlock.of("$L.readContextHandle()", reader);
        } else if (type instanceof Type.Text text) {
            return text(text, reader, maxCount);
        } else if (type instanceof Type.Array array) {
            return array(array, reader, maxCount, layout.isDeferred(array) ? "deferList" : "readList");
        } else if (type instanceof Type.Named named) {
            return named(named, reader, maxCount, layout.isDeferred(named) ? "begin" : "read");
        }
        return deferred((Type.Pointer) type, reader);
    }

    /** Reads the value with all that belongs to it: a parameter, or what a pointer refers to. */
    CodeBlock full(Type type, String reader) {
        if (type instanceof Type.Array array && layout.isDeferred(array)) {
            return array(array, reader, null, "readDeferredList");
        } else if (type instanceof Type.Named named) {
            return named(named, reader, null, "read");
        } else if (type instanceof Type.Pointer pointer) {
            return CodeBlock.of("$L.$L", reader, referred(pointer, CodeBlock.of("$L.readReferent()", reader), reader));
        }
        return inPlace(type, reader, null);
    }

    /** Reads a conformant array or string whose maximum count was read into a variable. */
    CodeBlock counted(Type type, String maxCount) {
        if (type instanceof Type.Array array) {
            return array(array, "reader", maxCount, layout.isDeferred(array) ? "readDeferredList" : "readList");
        }
        return text((Type.Text) type, "reader", maxCount);
    }

    /** The call that reads what a pointer with this referent identifier refers to. */
    CodeBlock referred(Type.Pointer pointer, CodeBlock referent, String reader) {
        CodeBlock target = target(pointer, reader);
        return switch (pointer.kind()) {
            case REF -> CodeBlock.of("readReference($L, $L)", referent, target);
            case UNIQUE -> CodeBlock.of("readUnique($L, $L)", referent, target);
            case FULL -> CodeBlock.of("readFull($L, $S, $L)", referent, alias(pointer), target);
        };
    }

    private CodeBlock deferred(Type.Pointer pointer, String reader) {
        CodeBlock target = target(pointer, reader);
        return switch (pointer.kind()) {
            case REF -> CodeBlock.of("$L.deferReference($L)", reader, target);
            case UNIQUE -> CodeBlock.of("$L.deferUnique($L)", reader, target);
            case FULL -> CodeBlock.of("$L.deferFull($S, $L)", reader, alias(pointer), target);
        };
    }

    private String alias(Type.Pointer pointer) {
        return types.of(pointer.target()).box().toString().replaceAll("[a-z]+\\.", "");
    }

    /** The lambda that reads a pointer's target. */
    private CodeBlock target(Type.Pointer pointer, String outer) {
        String reader = inner(outer);
        CodeBlock value = full(pointer.target(), reader);
        return JavaTypes.isWrapped(pointer)
                ? CodeBlock.of("$L -> new $T<>($L)", reader, Runtime.REFERENT, value)
                : CodeBlock.of("$L -> $L", reader, value);
    }

    private static String inner(String reader) {
        String depth = reader.replaceAll("\\D", "");
        return "reader" + (depth.isEmpty() ? 1 : Integer.parseInt(depth) + 1);
    }

    private CodeBlock primitive(Type.Primitive primitive, String reader) {
        CodeBlock read = CodeBlock.of("$L.read$L()", reader, JavaTypes.method(primitive.scalar()));
        if (primitive.range() == null) {
            return read;
        }
        TypeName type = JavaTypes.of(primitive.scalar());
        CodeBlock checked = CodeBlock.of(
                "$L.checkRange($S, $L, $LL, $LL)",
                reader,
                what,
                read,
                primitive.range().minimum(),
                primitive.range().maximum());
        return type.equals(TypeName.LONG) ? checked : CodeBlock.of("($T) $L", type, checked);
    }

    private CodeBlock named(Type.Named named, String reader, String maxCount, String method) {
        TypeName type = types.named(named.name());
        if (maxCount != null && layout.isConformant(named)) {
            return CodeBlock.of("$T.$L($L, $L)", type, method, reader, maxCount);
        }
        CodeBlock declared = switchIs == null ? null : known.of(switchIs);
        if (declared == null || !(layout.definition(named) instanceof Definition.Union union)) {
            return CodeBlock.of("$T.$L($L)", type, method, reader);
        }
        return CodeBlock.of(
                "$T.$L($L, $L.checkDiscriminant($S, $L, $L))",
                type,
                method,
                reader,
                reader,
                what,
                discriminant(union, reader),
                declared);
    }

    /** The discriminant as a Java long. */
    private CodeBlock discriminant(Definition.Union union, String reader) {
        if (union.discriminant() instanceof Type.Primitive primitive) {
            return primitive(new Type.Primitive(primitive.scalar(), null), reader);
        }
        return CodeBlock.of("$T.read($L).value()", types.of(union.discriminant()), reader);
    }

    private CodeBlock text(Type.Text text, String reader, String maxCount) {
        CodeBlock room = text.conformant() ? room(text.size(), reader, maxCount) : CodeBlock.of("$L", text.fixed());
        return CodeBlock.of(
                "$L.$L($S, $L.readActualCount($S, $L))",
                reader,
                text.wide() ? "readWideString" : "readString",
                what,
                reader,
                what,
                room);
    }

    /** What a varying array may hold: neither more than its sender had room for, nor more than the IDL declares. */
    private CodeBlock room(Expression size, String reader, String maxCount) {
        CodeBlock sent = maxCount(size, reader, maxCount);
        CodeBlock declared = size == null ? null : known.of(size);
        return declared == null ? sent : CodeBlock.of("$T.min($L, $L)", Math.class, sent, declared);
    }

    private CodeBlock maxCount(Expression size, String reader, String maxCount) {
        if (maxCount != null) {
            return CodeBlock.of("$L", maxCount);
        }
        long bound = size == null ? -1 : JavaExpressions.bound(size, siblings);
        return bound < 0
                ? CodeBlock.of("$L.readMaxCount()", reader)
                : CodeBlock.of("$L.readMaxCount($S, $LL)", reader, what, bound);
    }

    private CodeBlock array(Type.Array array, String reader, String maxCount, String method) {
        CodeBlock count = count(array, reader, maxCount);
        if (Layout.isOctets(array)) {
            return CodeBlock.of("$L.readBytes($S, $L)", reader, what, count);
        }
        String item = inner(reader);
        return CodeBlock.of(
                "$L.$L($S, $L, $L, $L -> $L)",
                reader,
                method,
                what,
                count,
                Math.max(1, layout.minimumSize(array.element())),
                item,
                inPlace(array.element(), item, null));
    }

    private CodeBlock count(Type.Array array, String reader, String maxCount) {
        if (!array.varying()) {
            return array.conformant()
                    ? declared(maxCount(array.size(), reader, maxCount), array.size(), reader)
                    : CodeBlock.of("$L", array.fixed());
        }
        CodeBlock room = array.conformant() ? room(array.size(), reader, maxCount) : CodeBlock.of("$L", array.fixed());
        return declared(CodeBlock.of("$L.readActualCount($S, $L)", reader, what, room), array.length(), reader);
    }

    private CodeBlock declared(CodeBlock count, Expression expression, String reader) {
        CodeBlock declared = expression == null ? null : known.of(expression);
        return declared == null ? count : CodeBlock.of("$L.checkCount($S, $L, $L)", reader, what, count, declared);
    }
}
