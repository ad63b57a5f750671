/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.idlcompiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.openchange.mapiproxy.idlcompiler.IdlException;
import org.openchange.mapiproxy.idlcompiler.model.Definition;
import org.openchange.mapiproxy.idlcompiler.model.Definition.Arm;
import org.openchange.mapiproxy.idlcompiler.model.Definition.Field;
import org.openchange.mapiproxy.idlcompiler.model.Type;

/** A union as a sealed interface with one record an arm. */
final class UnionEmitter {
    private final Layout layout;
    private final JavaTypes types;
    private final Definition.Union union;
    private final ClassName name;
    private final boolean deferred;
    private final Set<String> armNames = new HashSet<>();

    UnionEmitter(Layout layout, JavaTypes types, Definition.Union union) {
        this.layout = layout;
        this.types = types;
        this.union = union;
        this.name = types.named(union.name());
        this.deferred = layout.isDeferred(union);
    }

    TypeSpec emit() {
        TypeSpec.Builder type = TypeSpec.interfaceBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.SEALED)
                .addJavadoc("$L", Javadoc.of(union.documentation(), "Union", union.name()))
                .addMethod(abstracted("discriminant", "Which arm it is.")
                        .returns(long.class)
                        .build())
                .addMethod(abstracted("writeInPlace", "Writes the discriminant and what is in place.")
                        .addParameter(Runtime.WRITER, "writer")
                        .build())
                .addMethod(abstracted("print", "Adds the arm to the tree.")
                        .addParameter(Runtime.PRINT_TREE, "tree")
                        .build())
                .addMethod(write());
        if (deferred) {
            type.addMethod(writeDeferred());
        }
        reads().forEach(type::addMethod);
        union.arms().forEach(arm -> type.addType(arm(arm)));
        return type.build();
    }

    private static MethodSpec.Builder abstracted(String name, String documentation) {
        return MethodSpec.methodBuilder(name)
                .addJavadoc(documentation)
                .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT);
    }

    private MethodSpec write() {
        CodeBlock.Builder code = CodeBlock.builder().addStatement("writeInPlace(writer)");
        if (deferred) {
            code.addStatement("writeDeferred(writer)");
        }
        return Methods.writer("write", "Writes it with what its pointers refer to.", code.build()).toBuilder()
                .addModifiers(Modifier.DEFAULT)
                .build();
    }

    private static MethodSpec writeDeferred() {
        CodeBlock nothing = CodeBlock.of("// Most arms have no pointers.\n");
        return Methods.writer("writeDeferred", "Writes what the pointers refer to.", nothing).toBuilder()
                .addModifiers(Modifier.DEFAULT)
                .build();
    }

    private List<MethodSpec> reads() {
        CodeBlock discriminant = Reads.discriminant(layout, types, union);
        MethodSpec read = Methods.reader("read", name)
                .addJavadoc("Reads it with what its pointers refer to.")
                .addStatement("return read(reader, $L)", discriminant)
                .build();
        if (!deferred) {
            return List.of(read, chosen("read", name).build());
        }
        MethodSpec completed = Methods.reader("read", name)
                .addJavadoc("Reads it behind its discriminant, with what its pointers refer to.")
                .addParameter(long.class, "discriminant")
                .addStatement("return begin(reader, discriminant).complete(reader)")
                .build();
        MethodSpec begin = Methods.reader("begin", Runtime.deferred(name))
                .addJavadoc("Reads what is in place; what its pointers refer to comes later.")
                .addStatement("return begin(reader, $L)", discriminant)
                .build();
        return List.of(
                read, completed, begin, chosen("begin", Runtime.deferred(name)).build());
    }

    private MethodSpec.Builder chosen(String method, TypeName returns) {
        MethodSpec.Builder code = Methods.reader(method, returns)
                .addJavadoc("Reads what is in place behind the discriminant.")
                .addParameter(long.class, "discriminant");
        Arm otherwise = null;
        for (Arm arm : union.arms()) {
            if (arm.isDefault()) {
                otherwise = arm;
                continue;
            }
            String condition =
                    arm.labels().stream().map(l -> "discriminant == " + l + "L").collect(Collectors.joining(" || "));
            code.beginControlFlow("if ($L)", condition).addCode(readArm(arm)).endControlFlow();
        }
        if (otherwise != null) {
            return code.addCode(readArm(otherwise));
        }
        return code.addStatement(
                "throw new $T($S, reader.position(), discriminant)", Runtime.UNKNOWN_VALUE, union.name());
    }

    private CodeBlock readArm(Arm arm) {
        MemberCode members = members(arm);
        CodeBlock values = members.values();
        CodeBlock all = !holdsDiscriminant(arm)
                ? values
                : values.isEmpty() ? CodeBlock.of("discriminant") : CodeBlock.of("discriminant, $L", values);
        return CodeBlock.builder()
                .add(members.locals())
                .addStatement("return $Lnew $T($L)", deferred ? "deferred -> " : "", armName(arm), all)
                .build();
    }

    private MemberCode members(Arm arm) {
        return new MemberCode(layout, types, arm.member() == null ? List.of() : List.of(arm.member()));
    }

    private static boolean holdsDiscriminant(Arm arm) {
        return arm.labels().size() != 1;
    }

    private ClassName armName(Arm arm) {
        Field member = arm.member();
        String simple = member != null
                ? JavaNames.type(member.name() + "_")
                : arm.isDefault()
                        ? "Otherwise"
                        : "Case" + Long.toUnsignedString(arm.labels().get(0));
        return name.nestedClass(simple);
    }

    private TypeSpec arm(Arm arm) {
        ClassName armName = armName(arm);
        if (!armNames.add(armName.simpleName())) {
            throw new IdlException(
                    arm.position(),
                    "two arms are called '" + armName.simpleName() + "' in Java, expected different names");
        }
        RecordShape shape = new RecordShape(armName);
        if (holdsDiscriminant(arm)) {
            shape.add("discriminant", TypeName.LONG, false);
        }
        if (arm.member() != null) {
            shape.add(arm.member(), types);
        }
        TypeSpec.Builder record = shape.build()
                .addModifiers(Modifier.STATIC)
                .addSuperinterface(name)
                .addJavadoc("$L\n", arm.isDefault() ? "The default arm." : "The arm of " + arm.labels() + ".");
        if (!holdsDiscriminant(arm)) {
            record.addMethod(discriminant(arm.labels().get(0)));
        }
        return record.addMethods(methods(arm)).build();
    }

    private static MethodSpec discriminant(long label) {
        return MethodSpec.methodBuilder("discriminant")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(long.class)
                .addStatement("return $LL", label)
                .build();
    }

    private List<MethodSpec> methods(Arm arm) {
        MemberCode members = members(arm);
        CodeBlock inPlace = CodeBlock.builder()
                .add(writeDiscriminant())
                .add(members.writesInPlace())
                .build();
        MethodSpec write = Methods.overriding(
                Methods.writer("writeInPlace", "Writes the discriminant and what is in place.", inPlace));
        MethodSpec print = Methods.overriding(Methods.print(
                arm.member() == null ? CodeBlock.of("tree.number($S, discriminant());\n", "arm") : members.prints()));
        if (arm.member() == null || !layout.isDeferred(arm.member().type())) {
            return List.of(write, print);
        }
        MethodSpec deferredWrite = Methods.overriding(
                Methods.writer("writeDeferred", "Writes what the pointers refer to.", members.writesDeferred()));
        return List.of(write, deferredWrite, print);
    }

    private CodeBlock writeDiscriminant() {
        if (!(union.discriminant() instanceof Type.Primitive primitive)) {
            TypeName type = types.of(union.discriminant());
            return CodeBlock.builder()
                    .addStatement("$T.of((int) discriminant()).write(writer)", type)
                    .build();
        }
        TypeName java = JavaTypes.of(primitive.scalar());
        String cast = java.equals(TypeName.LONG) ? "" : "(" + java + ") ";
        CodeBlock value = java.equals(TypeName.BOOLEAN)
                ? CodeBlock.of("discriminant() != 0")
                : CodeBlock.of("$Ldiscriminant()", cast);
        return CodeBlock.builder()
                .addStatement("writer.write$L($L)", JavaTypes.method(primitive.scalar()), value)
                .build();
    }
}
