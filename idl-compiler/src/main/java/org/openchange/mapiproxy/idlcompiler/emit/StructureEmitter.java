/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.idlcompiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import javax.lang.model.element.Modifier;
import org.openchange.mapiproxy.idlcompiler.IdlException;
import org.openchange.mapiproxy.idlcompiler.model.Definition;
import org.openchange.mapiproxy.idlcompiler.model.Definition.Field;
import org.openchange.mapiproxy.idlcompiler.model.Type;

/** A structure as a record. */
final class StructureEmitter {
    private final Layout layout;
    private final JavaTypes types;
    private final Definition.Structure structure;
    private final ClassName name;
    private final MemberCode members;
    private final boolean conformant;
    private final boolean deferred;

    StructureEmitter(Layout layout, JavaTypes types, Definition.Structure structure) {
        this.layout = layout;
        this.types = types;
        this.structure = structure;
        this.name = types.named(structure.name());
        this.members = new MemberCode(layout, types, structure.members());
        this.conformant = layout.isConformant(new Type.Named(structure.name()));
        this.deferred = layout.isDeferred(structure);
    }

    TypeSpec emit() {
        RecordShape shape = new RecordShape(name);
        for (Field member : structure.members()) {
            if (!shape.add(member, types)) {
                throw new IdlException(
                        member.position(),
                        "two members are called '" + JavaNames.component(member.name())
                                + "' in Java, expected different names");
            }
        }
        shape.findCounts(structure.members());
        TypeSpec.Builder record = shape.build();
        record.addJavadoc("$L", Javadoc.of(structure.documentation(), "Structure", structure.name()));
        record.addMethod(read());
        if (conformant) {
            record.addMethod(deferred ? begin() : readInPlace());
            record.addMethod(maxCount());
        } else if (deferred) {
            record.addMethod(begin());
        }
        record.addMethod(write()).addMethod(writeInPlace());
        if (deferred) {
            record.addMethod(
                    Methods.writer("writeDeferred", "Writes what the pointers refer to.", members.writesDeferred()));
        }
        return record.addMethod(Methods.print(members.prints())).build();
    }

    private MethodSpec read() {
        MethodSpec.Builder read = Methods.reader("read", name).addJavadoc("Reads it with what its pointers refer to.");
        String maxCount = conformant ? ", reader.readMaxCount()" : "";
        if (deferred) {
            return read.addStatement("return begin(reader$L).complete(reader)", maxCount)
                    .build();
        }
        return conformant
                ? read.addStatement("return read(reader$L)", maxCount).build()
                : read.addCode(body()).build();
    }

    private MethodSpec readInPlace() {
        return Methods.reader("read", name)
                .addJavadoc("Reads it behind its maximum count.")
                .addParameter(long.class, "maxCount")
                .addCode(body())
                .build();
    }

    private CodeBlock body() {
        return CodeBlock.builder()
                .add(align("reader"))
                .add(members.locals())
                .addStatement("return new $T($L)", name, members.values())
                .build();
    }

    private MethodSpec begin() {
        MethodSpec.Builder begin = Methods.reader("begin", Runtime.deferred(name))
                .addJavadoc("Reads what is in place; what its pointers refer to comes later.");
        if (conformant) {
            begin.addParameter(ParameterSpec.builder(long.class, "maxCount").build());
        }
        return begin.addCode(align("reader"))
                .addCode(members.locals())
                .addStatement("return deferred -> new $T($L)", name, members.values())
                .build();
    }

    private CodeBlock align(String cursor) {
        int alignment = layout.alignment(new Type.Named(structure.name()));
        int first = layout.alignment(structure.members().get(0).type());
        return alignment > first
                ? CodeBlock.builder()
                        .addStatement("$L.align($L)", cursor, alignment)
                        .build()
                : CodeBlock.builder().build();
    }

    private MethodSpec maxCount() {
        return MethodSpec.methodBuilder("maxCount")
                .addJavadoc("The maximum count of its last member, which stands before the outermost structure.")
                .addModifiers(Modifier.PUBLIC)
                .returns(long.class)
                .addStatement("return $L", members.maxCount())
                .build();
    }

    private MethodSpec write() {
        CodeBlock.Builder code = CodeBlock.builder();
        if (conformant) {
            code.addStatement("writer.writeUnsignedInt(maxCount())");
        }
        code.addStatement("writeInPlace(writer)");
        if (deferred) {
            code.addStatement("writeDeferred(writer)");
        }
        return Methods.writer("write", "Writes it with what its pointers refer to.", code.build());
    }

    private MethodSpec writeInPlace() {
        CodeBlock code = CodeBlock.builder()
                .add(align("writer"))
                .add(members.writesInPlace())
                .build();
        return Methods.writer("writeInPlace", "Writes what is in place.", code);
    }
}
