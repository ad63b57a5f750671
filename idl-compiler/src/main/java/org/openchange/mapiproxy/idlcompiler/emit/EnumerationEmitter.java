/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.idlcompiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.openchange.mapiproxy.idlcompiler.model.Definition;
import org.openchange.mapiproxy.idlcompiler.model.Definition.Enumerator;

/** An enumeration as an enum. A value that it does not list is refused. */
final class EnumerationEmitter {
    private final Definition.Enumeration enumeration;
    private final ClassName name;

    EnumerationEmitter(JavaTypes types, Definition.Enumeration enumeration) {
        this.enumeration = enumeration;
        this.name = types.named(enumeration.name());
    }

    TypeSpec emit() {
        TypeSpec.Builder type = TypeSpec.enumBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("$L", Javadoc.of(enumeration.documentation(), "Enumeration", enumeration.name()));
        for (Enumerator enumerator : enumeration.enumerators()) {
            type.addEnumConstant(
                    enumerator.name(),
                    TypeSpec.anonymousClassBuilder("$L", enumerator.value()).build());
        }
        return type.addField(int.class, "value", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(int.class, "value")
                        .addStatement("this.value = value")
                        .build())
                .addMethod(MethodSpec.methodBuilder("value")
                        .addJavadoc("The number on the wire.")
                        .addModifiers(Modifier.PUBLIC)
                        .returns(int.class)
                        .addStatement("return value")
                        .build())
                .addMethod(of())
                .addMethod(read())
                .addMethod(write())
                .build();
    }

    private MethodSpec of() {
        MethodSpec.Builder of = MethodSpec.methodBuilder("of")
                .addJavadoc("The constant of a number, or null when there is none.")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addParameter(int.class, "value")
                .returns(name)
                .addCode("return switch (value) {$>\n");
        Set<Long> values = new HashSet<>();
        for (Enumerator enumerator : enumeration.enumerators()) {
            if (values.add(enumerator.value())) {
                of.addCode("case $L -> $L;\n", enumerator.value(), enumerator.name());
            }
        }
        return of.addCode("default -> null;$<\n};\n").build();
    }

    private MethodSpec read() {
        return Methods.reader("read", name)
                .addStatement("int value = reader.$L()", enumeration.wide() ? "readInt" : "readUnsignedShort")
                .addStatement("$T constant = of(value)", name)
                .beginControlFlow("if (constant == null)")
                .addStatement("throw new $T($S, reader.position(), value)", Runtime.UNKNOWN_VALUE, enumeration.name())
                .endControlFlow()
                .addStatement("return constant")
                .build();
    }

    private MethodSpec write() {
        return MethodSpec.methodBuilder("write")
                .addModifiers(Modifier.PUBLIC)
                .addParameter(Runtime.WRITER, "writer")
                .addStatement("writer.$L(value)", enumeration.wide() ? "writeInt" : "writeUnsignedShort")
                .build();
    }
}
