/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.idlcompiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;
import org.openchange.mapiproxy.idlcompiler.IdlException;
import org.openchange.mapiproxy.idlcompiler.model.Definition.Field;
import org.openchange.mapiproxy.idlcompiler.model.Expression;
import org.openchange.mapiproxy.idlcompiler.model.Operation;
import org.openchange.mapiproxy.idlcompiler.model.Operation.Parameter;
import org.openchange.mapiproxy.idlcompiler.model.Type;

/** The parameters of an operation in one direction as a record. */
final class MessageEmitter {
    private final Layout layout;
    private final JavaTypes types;
    private final Operation operation;
    private final ClassName name;
    private final ClassName kind;
    private final List<Field> fields;
    private final Map<String, Field> byName = new LinkedHashMap<>();
    private final JavaExpressions all;

    private MessageEmitter(
            Layout layout, JavaTypes types, Operation operation, String suffix, ClassName kind, List<Field> fields) {
        this.layout = layout;
        this.types = types;
        this.operation = operation;
        this.name = types.named(operation.name()).peerClass(JavaNames.type(operation.name()) + suffix);
        this.kind = kind;
        this.fields = fields;
        this.all = new JavaExpressions(layout);
        fields.forEach(f -> byName.put(f.name(), f));
        fields.forEach(all::add);
    }

    static MessageEmitter request(Layout layout, JavaTypes types, Operation operation) {
        List<Field> fields = operation.parameters().stream()
                .filter(Parameter::in)
                .map(Parameter::field)
                .filter(MessageEmitter::isOnWire)
                .toList();
        return new MessageEmitter(layout, types, operation, "Request", Runtime.REQUEST, fields);
    }

    static MessageEmitter response(Layout layout, JavaTypes types, Operation operation) {
        List<Field> fields = new ArrayList<>(operation.parameters().stream()
                .filter(Parameter::out)
                .map(Parameter::field)
                .filter(MessageEmitter::isOnWire)
                .toList());
        if (!(operation.returns() instanceof Type.Void)) {
            fields.add(new Field("returnValue", operation.returns(), null, operation.position()));
        }
        return new MessageEmitter(layout, types, operation, "Response", Runtime.RESPONSE, fields);
    }

    private static boolean isOnWire(Field field) {
        return !(field.type() instanceof Type.BindingHandle);
    }

    ClassName name() {
        return name;
    }

    TypeSpec emit() {
        RecordShape shape = new RecordShape(name);
        for (Field field : fields) {
            boolean unique = shape.add(field, types);
            if (isSynthetic(field)) {
                unique &= shape.add(Writes.synthetic(field.name()), TypeName.LONG, false);
            }
            if (!unique) {
                throw new IdlException(
                        field.position(),
                        "two parameters are called '" + JavaNames.component(field.name())
                                + "' in Java, expected different names");
            }
        }
        shape.findCounts(fields);
        return shape.build()
                .addSuperinterface(kind)
                .addJavadoc("$L", Javadoc.of(operation.documentation(), "Operation", operation.name()))
                .addField(FieldSpec.builder(int.class, "OPNUM", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                        .addJavadoc("The number of the operation.")
                        .initializer("$L", operation.opnum())
                        .build())
                .addMethod(opnum())
                .addMethod(read())
                .addMethod(write())
                .addMethod(print())
                .build();
    }

    /** Whether the stream alone tells its maximum count: the parameter that does goes the other way only. */
    private boolean isSynthetic(Field field) {
        Type type = JavaExpressions.target(field.type());
        Expression size = type instanceof Type.Array array && array.varying() && array.conformant()
                ? array.size()
                : type instanceof Type.Text text && text.conformant() ? text.size() : null;
        return size != null && all.of(size) == null;
    }

    private static MethodSpec opnum() {
        return MethodSpec.methodBuilder("opnum")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(int.class)
                .addStatement("return OPNUM")
                .build();
    }

    private MethodSpec read() {
        CodeBlock.Builder code = CodeBlock.builder();
        CodeBlock.Builder checks = CodeBlock.builder();
        List<CodeBlock> arguments = new ArrayList<>();
        JavaExpressions known = new JavaExpressions(layout);
        for (Field field : fields) {
            read(field, known, code);
            check(field, known, checks);
            known.add(field);
            arguments.add(CodeBlock.of("$N", JavaNames.component(field.name())));
            if (isSynthetic(field)) {
                arguments.add(CodeBlock.of("$N", Writes.synthetic(field.name())));
            }
        }
        return Methods.reader("read", name)
                .addJavadoc("Reads the parameters; what follows them is left unread.")
                .addCode(code.build())
                .addCode(checks.build())
                .addStatement("return new $T($L)", name, CodeBlock.join(arguments, ", "))
                .build();
    }

    private void read(Field field, JavaExpressions known, CodeBlock.Builder code) {
        Type type = JavaExpressions.target(field.type());
        Reads reads = new Reads(layout, types, known, byName, field);
        String java = JavaNames.component(field.name());
        if (isSynthetic(field)) {
            String maxCount = Writes.synthetic(field.name());
            code.addStatement("long $L = reader.readMaxCount()", maxCount);
            CodeBlock value = reads.counted(type, maxCount);
            code.addStatement("$T $L = $L", types.of(type), java, value);
        } else {
            code.addStatement("$T $L = $L", types.of(type), java, reads.full(type, "reader"));
        }
    }

    /** An array may stand before its count; then it can be checked only when all is read. */
    private void check(Field field, JavaExpressions known, CodeBlock.Builder code) {
        Type type = field.type();
        while (type instanceof Type.Pointer pointer && !JavaTypes.isWrapped(pointer)) {
            type = pointer.target();
        }
        CodeBlock.Builder check = CodeBlock.builder();
        if (type instanceof Type.Array array && array.varying()) {
            check.add(late("checkCount", array.length(), field, known));
            check.add(late("checkRoom", array.size(), field, known));
        } else if (type instanceof Type.Array array) {
            check.add(late("checkCount", array.size(), field, known));
        } else if (type instanceof Type.Text text) {
            check.add(late("checkRoom", text.size(), field, known));
        }
        if (!check.isEmpty() && JavaTypes.isNullable(field.type())) {
            code.beginControlFlow("if ($N != null)", JavaNames.component(field.name()));
            code.add(check.build()).endControlFlow();
        } else {
            code.add(check.build());
        }
    }

    /** A check against something that is known only now; empty when it was known before, or is never. */
    private CodeBlock late(String method, Expression expression, Field field, JavaExpressions known) {
        CodeBlock declared = expression == null || known.of(expression) != null ? null : all.of(expression);
        if (declared == null) {
            return CodeBlock.builder().build();
        }
        String java = JavaNames.component(field.name());
        return CodeBlock.builder()
                .addStatement("reader.$L($S, $T.count($N), $L)", method, field.name(), Runtime.VALUES, java, declared)
                .build();
    }

    private MethodSpec write() {
        CodeBlock.Builder code = CodeBlock.builder();
        for (Field field : fields) {
            Writes writes = new Writes(layout, types, all, field, isSynthetic(field));
            CodeBlock value = CodeBlock.of("$N", JavaNames.component(field.name()));
            code.add(writes.full(JavaExpressions.target(field.type()), value));
        }
        return Methods.overriding(Methods.writer("write", "Writes the parameters in their order.", code.build()));
    }

    private MethodSpec print() {
        Prints prints = new Prints(layout, types);
        return Methods.overriding(
                Methods.print(fields.stream().map(prints::field).collect(CodeBlock.joining(""))));
    }
}
