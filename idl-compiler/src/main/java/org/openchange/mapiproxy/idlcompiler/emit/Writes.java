/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.idlcompiler.emit;

import com.palantir.javapoet.CodeBlock;
import org.openchange.mapiproxy.idlcompiler.model.Definition;
import org.openchange.mapiproxy.idlcompiler.model.Definition.Field;
import org.openchange.mapiproxy.idlcompiler.model.Expression;
import org.openchange.mapiproxy.idlcompiler.model.Type;
import org.openchange.mapiproxy.idlcompiler.model.Type.PointerKind;

/** Java statements that write values of one field with {@code writer}. */
final class Writes {
    private final Layout layout;
    private final JavaTypes types;
    private final JavaExpressions known;
    private final String what;
    private final boolean synthetic;
    private final Expression switchIs;
    private int items;

    /** @param synthetic whether a component of its own holds the maximum count */
    Writes(Layout layout, JavaTypes types, JavaExpressions known, Field field, boolean synthetic) {
        this.synthetic = synthetic;
        this.layout = layout;
        this.types = types;
        this.known = known;
        this.what = field.name();
        this.switchIs = field.switchIs();
    }

    /** Writes a parameter, or what a pointer refers to. */
    CodeBlock full(Type type, CodeBlock value) {
        if (type instanceof Type.Named named && layout.definition(named) instanceof Definition.Structure) {
            return CodeBlock.of("$L.write(writer);\n", value);
        }
        CodeBlock.Builder code = CodeBlock.builder();
        if (layout.isConformant(type)) {
            code.addStatement("writer.writeUnsignedInt($L)", maxCount(type, value));
        }
        return code.add(inPlace(type, value)).add(referred(type, value)).build();
    }

    /** What goes into the place of the value. */
    CodeBlock inPlace(Type type, CodeBlock value) {
        if (type instanceof Type.Primitive primitive) {
            return primitive(primitive, value);
        } else if (type instanceof Type.Uuid) {
            return statement("writer.writeUuid($L)", value);
        } else if (type instanceof Type.Context) {
            return statement("writer.writeContextHandle($L)", value);
        } else if (type instanceof Type.Text text) {
            return text(text, value);
        } else if (type instanceof Type.Array array) {
            return array(array, value);
        } else if (type instanceof Type.Named named) {
            return named(named, value);
        }
        String method = ((Type.Pointer) type).kind() == PointerKind.FULL ? "writeFullReferent" : "writeReferent";
        return statement("writer." + method + "($L)", value);
    }

    /** What its pointers refer to; empty when it has none. */
    CodeBlock referred(Type type, CodeBlock value) {
        if (!layout.isDeferred(type)) {
            return CodeBlock.builder().build();
        } else if (type instanceof Type.Array array) {
            String item = item();
            return CodeBlock.builder()
                    .beginControlFlow("for ($T $L : $L)", types.of(array.element()), item, value)
                    .add(referred(array.element(), CodeBlock.of("$L", item)))
                    .endControlFlow()
                    .build();
        } else if (type instanceof Type.Pointer pointer) {
            return target(pointer, value);
        }
        return statement("$L.writeDeferred(writer)", value);
    }

    private CodeBlock target(Type.Pointer pointer, CodeBlock value) {
        CodeBlock target = JavaTypes.isWrapped(pointer) ? CodeBlock.of("$L.value()", value) : value;
        CodeBlock full = full(pointer.target(), target);
        if (pointer.kind() == PointerKind.REF) {
            return full;
        }
        CodeBlock condition = pointer.kind() == PointerKind.FULL
                ? CodeBlock.of("writer.isFirstUse($L)", value)
                : CodeBlock.of("$L != null", value);
        return CodeBlock.builder()
                .beginControlFlow("if ($L)", condition)
                .add(full)
                .endControlFlow()
                .build();
    }

    /** The maximum count that stands before a conformant value. */
    CodeBlock maxCount(Type type, CodeBlock value) {
        if (type instanceof Type.Named) {
            return CodeBlock.of("$L.maxCount()", value);
        }
        CodeBlock count = CodeBlock.of("$T.count($L)", Runtime.VALUES, value);
        Expression size = type instanceof Type.Array array ? array.size() : ((Type.Text) type).size();
        boolean varying = !(type instanceof Type.Array array) || array.varying();
        if (!varying || size == null) {
            return count;
        }
        CodeBlock declared = known.of(size);
        return declared != null ? declared : synthetic ? CodeBlock.of("$L", synthetic(what)) : count;
    }

    /** The component that holds a maximum count that no other component tells. */
    static String synthetic(String field) {
        return JavaNames.component(field) + "MaxCount";
    }

    private CodeBlock primitive(Type.Primitive primitive, CodeBlock value) {
        CodeBlock.Builder code = CodeBlock.builder();
        if (primitive.range() != null) {
            code.addStatement(
                    "writer.checkRange($S, $L, $LL, $LL)",
                    what,
                    value,
                    primitive.range().minimum(),
                    primitive.range().maximum());
        }
        return code.addStatement("writer.write$L($L)", JavaTypes.method(primitive.scalar()), value)
                .build();
    }

    private CodeBlock text(Type.Text text, CodeBlock value) {
        CodeBlock room = text.conformant() ? maxCount(text, value) : CodeBlock.of("$L", text.fixed());
        return CodeBlock.builder()
                .addStatement("writer.writeActualCount($S, $T.count($L), $L)", what, Runtime.VALUES, value, room)
                .addStatement("writer.$L($L)", text.wide() ? "writeWideString" : "writeString", value)
                .build();
    }

    private CodeBlock array(Type.Array array, CodeBlock value) {
        CodeBlock.Builder code = CodeBlock.builder();
        CodeBlock count = CodeBlock.of("$T.count($L)", Runtime.VALUES, value);
        Expression expression = array.varying() ? array.length() : array.size();
        CodeBlock declared = array.fixed() != null && !array.varying()
                ? CodeBlock.of("$L", array.fixed())
                : expression == null ? null : known.of(expression);
        if (declared != null) {
            code.addStatement("writer.checkCount($S, $L, $L)", what, count, declared);
        }
        if (array.varying()) {
            CodeBlock room = array.conformant() ? maxCount(array, value) : CodeBlock.of("$L", array.fixed());
            code.addStatement("writer.writeActualCount($S, $L, $L)", what, count, room);
        }
        if (Layout.isOctets(array)) {
            return code.addStatement("writer.writeOctets($L)", value).build();
        }
        String item = item();
        return code.beginControlFlow("for ($T $L : $L)", types.of(array.element()), item, value)
                .add(inPlace(array.element(), CodeBlock.of("$L", item)))
                .endControlFlow()
                .build();
    }

    private CodeBlock named(Type.Named named, CodeBlock value) {
        CodeBlock.Builder code = CodeBlock.builder();
        boolean union = layout.definition(named) instanceof Definition.Union;
        CodeBlock declared = switchIs == null || !union ? null : known.of(switchIs);
        if (declared != null) {
            code.addStatement("writer.checkDiscriminant($S, $L.discriminant(), $L)", what, value, declared);
        }
        boolean enumeration = layout.definition(named) instanceof Definition.Enumeration;
        return code.addStatement("$L.$L(writer)", value, enumeration ? "write" : "writeInPlace")
                .build();
    }

    private static CodeBlock statement(String format, Object... values) {
        return CodeBlock.builder().addStatement(format, values).build();
    }

    private String item() {
        items++;
        return "item" + items;
    }
}
