/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.idlcompiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.lang.model.element.Modifier;
import org.openchange.mapiproxy.idlcompiler.model.Definition.Field;
import org.openchange.mapiproxy.idlcompiler.model.Expression;
import org.openchange.mapiproxy.idlcompiler.model.Type;

/** The components of a record, and what follows from them: checks, views, copies with one component changed. */
final class RecordShape {
    private final ClassName name;
    private final Map<String, Component> components = new LinkedHashMap<>();
    private final Map<String, String> counts = new LinkedHashMap<>();

    /** A component; {@code nullable} when null is a value of it. */
    record Component(String name, TypeName type, boolean nullable) {}

    RecordShape(ClassName name) {
        this.name = name;
    }

    /** @return false when there is such a component already */
    boolean add(String component, TypeName type, boolean nullable) {
        return components.putIfAbsent(component, new Component(component, type, nullable)) == null;
    }

    /** Adds a field, in order. */
    boolean add(Field field, JavaTypes types) {
        return add(JavaNames.component(field.name()), types.of(field.type()), JavaTypes.isNullable(field.type()));
    }

    /** Notes which components are the counts of arrays, so that nobody has to keep them right by hand. */
    void findCounts(List<Field> fields) {
        for (Field field : fields) {
            Type type = field.type();
            while (type instanceof Type.Pointer pointer && !JavaTypes.isWrapped(pointer)) {
                type = pointer.target();
            }
            Expression count = type instanceof Type.Array array
                    ? array.varying() ? array.length() : array.size()
                    : type instanceof Type.Text text ? text.size() : null;
            String variable = variable(count);
            if (variable != null
                    && components.containsKey(variable)
                    && isNumber(components.get(variable).type())) {
                counts.putIfAbsent(variable, JavaNames.component(field.name()));
            }
        }
    }

    private static boolean isNumber(TypeName type) {
        return type.equals(TypeName.LONG) || type.equals(TypeName.INT);
    }

    private static String variable(Expression expression) {
        if (expression instanceof Expression.Dereference dereference) {
            return variable(dereference.pointer());
        }
        return expression instanceof Expression.Variable variable ? JavaNames.component(variable.name()) : null;
    }

    /** The record with its constructor, accessors of bytes and copies. */
    TypeSpec.Builder build() {
        TypeSpec.Builder record = TypeSpec.recordBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .recordConstructor(MethodSpec.constructorBuilder()
                        .addParameters(components.values().stream()
                                .map(c -> ParameterSpec.builder(c.type(), c.name())
                                        .build())
                                .toList())
                        .build());
        CodeBlock checks = checks();
        if (!checks.isEmpty()) {
            record.addMethod(MethodSpec.compactConstructorBuilder()
                    .addModifiers(Modifier.PUBLIC)
                    .addCode(checks)
                    .build());
        }
        if (!counts.isEmpty()) {
            record.addMethod(factory());
        }
        components.values().stream()
                .filter(c -> c.type().equals(Runtime.BYTES))
                .forEach(c -> record.addMethod(view(c)));
        if (components.size() > 1) {
            components.values().stream()
                    .filter(c -> !counts.containsKey(c.name()))
                    .forEach(c -> record.addMethod(with(c)));
        }
        return record;
    }

    private CodeBlock checks() {
        CodeBlock.Builder code = CodeBlock.builder();
        for (Component component : components.values()) {
            if (!component.nullable() && !component.type().isPrimitive()) {
                code.addStatement("$T.requireNonNull($N, $S)", Objects.class, component.name(), component.name());
            }
            if (component.type().equals(Runtime.BYTES)) {
                code.addStatement("$1N = $2T.bytes($1N)", component.name(), Runtime.VALUES);
            } else if (component.type().toString().startsWith(Runtime.LIST + "<")) {
                code.addStatement("$1N = $2T.list($1N)", component.name(), Runtime.VALUES);
            }
        }
        return code.build();
    }

    private MethodSpec factory() {
        List<CodeBlock> arguments = new ArrayList<>();
        MethodSpec.Builder of = MethodSpec.methodBuilder("of")
                .addJavadoc("Makes it with every count taken from the array that it counts.")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(name);
        for (Component component : components.values()) {
            String array = counts.get(component.name());
            if (array == null) {
                of.addParameter(component.type(), component.name());
                arguments.add(CodeBlock.of("$N", component.name()));
            } else {
                arguments.add(CodeBlock.of("$T.count($N)", Runtime.VALUES, array));
            }
        }
        return of.addStatement("return new $T($L)", name, CodeBlock.join(arguments, ", "))
                .build();
    }

    private static MethodSpec view(Component component) {
        String body = component.nullable() ? "return $1N == null ? null : $1N.duplicate()" : "return $1N.duplicate()";
        return MethodSpec.methodBuilder(component.name())
                .addJavadoc("A read-only view with a position of its own.")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(component.type())
                .addStatement(body, component.name())
                .build();
    }

    private MethodSpec with(Component changed) {
        List<CodeBlock> arguments = new ArrayList<>();
        for (Component component : components.values()) {
            arguments.add(
                    changed.name().equals(counts.get(component.name()))
                            ? CodeBlock.of("$T.count($N)", Runtime.VALUES, changed.name())
                            : CodeBlock.of("$N", component.name()));
        }
        return MethodSpec.methodBuilder(JavaNames.with(changed.name()))
                .addModifiers(Modifier.PUBLIC)
                .addParameter(changed.type(), changed.name())
                .returns(name)
                .addStatement("return new $T($L)", name, CodeBlock.join(arguments, ", "))
                .build();
    }
}
