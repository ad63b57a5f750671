/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.idlcompiler.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import javax.lang.model.element.Modifier;

/** The signatures that generated types have in common. */
final class Methods {
    private Methods() {}

    static MethodSpec.Builder reader(String name, TypeName returns) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addParameter(Runtime.READER, "reader")
                .returns(returns);
    }

    static MethodSpec writer(String name, String documentation, CodeBlock code) {
        return MethodSpec.methodBuilder(name)
                .addJavadoc(documentation)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(Runtime.WRITER, "writer")
                .addCode(code)
                .build();
    }

    static MethodSpec print(CodeBlock code) {
        return MethodSpec.methodBuilder("print")
                .addJavadoc("Adds every member to the tree, by name.")
                .addModifiers(Modifier.PUBLIC)
                .addParameter(Runtime.PRINT_TREE, "tree")
                .addCode(code)
                .build();
    }

    static MethodSpec overriding(MethodSpec method) {
        return method.toBuilder().addAnnotation(Override.class).build();
    }
}
