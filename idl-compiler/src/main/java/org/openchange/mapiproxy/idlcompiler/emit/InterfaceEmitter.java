/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.idlcompiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.Locale;
import javax.lang.model.element.Modifier;
import org.openchange.mapiproxy.idlcompiler.model.Definition;
import org.openchange.mapiproxy.idlcompiler.model.IdlFile;
import org.openchange.mapiproxy.idlcompiler.model.Operation;

/** The class that holds the constants of a file and its interface. */
final class InterfaceEmitter {
    private final JavaTypes types;
    private final IdlFile file;
    private final ClassName name;

    InterfaceEmitter(JavaTypes types, IdlFile file) {
        this.types = types;
        this.file = file;
        this.name = types.named(file.name());
    }

    TypeSpec emit() {
        TypeSpec.Builder type = TypeSpec.classBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build());
        if (file.contract() == null) {
            type.addJavadoc("Constants of $L.idl.\n", file.name());
        } else {
            type.addJavadoc(
                    "$L",
                    Javadoc.of(
                            file.contract().documentation(),
                            "Interface",
                            file.contract().name()));
        }
        for (Definition definition : file.definitions().values()) {
            if (definition instanceof Definition.Constant constant) {
                type.addField(constant(constant));
            }
        }
        if (file.contract() != null) {
            type.addField(contract(file.contract()));
        }
        return type.build();
    }

    private static FieldSpec constant(Definition.Constant constant) {
        boolean text = constant.value() instanceof String;
        return FieldSpec.builder(
                        text ? String.class : long.class, constant.name().toUpperCase(Locale.ROOT))
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("$L", Javadoc.of(constant.documentation(), "Constant", constant.name()))
                .initializer(text ? "$S" : "$LL", constant.value())
                .build();
    }

    private FieldSpec contract(IdlFile.Interface contract) {
        CodeBlock operations =
                contract.operations().stream().map(this::operation).collect(CodeBlock.joining(",\n"));
        return FieldSpec.builder(Runtime.RPC_INTERFACE, "INTERFACE", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("The compiled interface.")
                .initializer(
                        "new $T($S, $T.parse($S), $T.of($>$>\n$L))$<$<",
                        Runtime.RPC_INTERFACE,
                        contract.name(),
                        Runtime.SYNTAX_ID,
                        contract.uuid() + "/" + contract.major() + "." + contract.minor(),
                        Runtime.LIST,
                        operations)
                .build();
    }

    private CodeBlock operation(Operation operation) {
        if (operation.isOpaque()) {
            return CodeBlock.of(
                    "new $T($L, $S, reader -> $T.read($L, reader), reader -> $T.read($L, reader))",
                    Runtime.OPERATION,
                    operation.opnum(),
                    operation.name(),
                    Runtime.OPAQUE_REQUEST,
                    operation.opnum(),
                    Runtime.OPAQUE_RESPONSE,
                    operation.opnum());
        }
        ClassName base = types.named(operation.name());
        return CodeBlock.of(
                "new $T($L, $S, $T::read, $T::read)",
                Runtime.OPERATION,
                operation.opnum(),
                operation.name(),
                base.peerClass(base.simpleName() + "Request"),
                base.peerClass(base.simpleName() + "Response"));
    }
}
