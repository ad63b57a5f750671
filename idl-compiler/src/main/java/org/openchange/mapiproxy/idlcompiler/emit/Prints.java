/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.idlcompiler.emit;

import com.palantir.javapoet.CodeBlock;
import org.openchange.mapiproxy.idlcompiler.model.Definition;
import org.openchange.mapiproxy.idlcompiler.model.Scalar;
import org.openchange.mapiproxy.idlcompiler.model.Type;

/** Java statements that add values to a print tree. */
final class Prints {
    private final Layout layout;
    private final JavaTypes types;
    private int items;

    Prints(Layout layout, JavaTypes types) {
        this.layout = layout;
        this.types = types;
    }

    CodeBlock field(Definition.Field field) {
        return print(
                field.type(), CodeBlock.of("$S", field.name()), CodeBlock.of("$N", JavaNames.component(field.name())));
    }

    private CodeBlock print(Type type, CodeBlock name, CodeBlock value) {
        if (type instanceof Type.Primitive primitive) {
            return statement(method(primitive.scalar()), name, value);
        } else if (type instanceof Type.Text) {
            return statement("string", name, value);
        } else if (type instanceof Type.Pointer pointer) {
            return pointer(pointer, name, value);
        } else if (type instanceof Type.Array array) {
            return Layout.isOctets(array) ? statement("bytes", name, value) : list(array, name, value);
        } else if (type instanceof Type.Named named && !(layout.definition(named) instanceof Definition.Enumeration)) {
            return CodeBlock.builder()
                    .addStatement("tree.begin($L)", name)
                    .addStatement("$L.print(tree)", value)
                    .addStatement("tree.end()")
                    .build();
        }
        return statement("value", name, value);
    }

    private static String method(Scalar scalar) {
        return switch (scalar) {
            case BOOLEAN, FLOAT, DOUBLE -> "value";
            default -> "number";
        };
    }

    private CodeBlock pointer(Type.Pointer pointer, CodeBlock name, CodeBlock value) {
        CodeBlock target = JavaTypes.isWrapped(pointer) ? CodeBlock.of("$L.value()", value) : value;
        CodeBlock full = print(pointer.target(), name, target);
        if (pointer.kind() == Type.PointerKind.REF) {
            return full;
        }
        return CodeBlock.builder()
                .beginControlFlow("if ($L == null)", value)
                .addStatement("tree.absent($L)", name)
                .nextControlFlow("else")
                .add(full)
                .endControlFlow()
                .build();
    }

    private CodeBlock list(Type.Array array, CodeBlock name, CodeBlock value) {
        items++;
        String item = "item" + items;
        return CodeBlock.builder()
                .addStatement("tree.begin($L + \"[\" + $L.size() + \"]\")", name, value)
                .beginControlFlow("for ($T $L : $L)", types.of(array.element()), item, value)
                .add(print(array.element(), CodeBlock.of("$S", "item"), CodeBlock.of("$L", item)))
                .endControlFlow()
                .addStatement("tree.end()")
                .build();
    }

    private static CodeBlock statement(String method, CodeBlock name, CodeBlock value) {
        return CodeBlock.builder()
                .addStatement("tree.$L($L, $L)", method, name, value)
                .build();
    }
}
