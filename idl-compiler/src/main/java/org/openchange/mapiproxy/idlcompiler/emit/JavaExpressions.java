/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.idlcompiler.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.HashMap;
import java.util.Map;
import org.openchange.mapiproxy.idlcompiler.model.Definition;
import org.openchange.mapiproxy.idlcompiler.model.Definition.Field;
import org.openchange.mapiproxy.idlcompiler.model.Expression;
import org.openchange.mapiproxy.idlcompiler.model.Type;

/** Expressions of the IDL in Java, as far as the members that they name are known at the place in question. */
final class JavaExpressions {
    private final Layout layout;
    private final Map<String, Field> known = new HashMap<>();

    JavaExpressions(Layout layout) {
        this.layout = layout;
    }

    void add(Field field) {
        known.put(field.name(), field);
    }

    /** The expression as a Java number, or null when it names something that is not known here. */
    CodeBlock of(Expression expression) {
        if (expression instanceof Expression.Literal literal) {
            return CodeBlock.of("$LL", literal.value());
        } else if (expression instanceof Expression.Variable variable) {
            return variable(variable.name());
        } else if (expression instanceof Expression.Dereference dereference) {
            return of(dereference.pointer());
        } else if (expression instanceof Expression.Unary unary) {
            CodeBlock operand = of(unary.operand());
            return operand == null ? null : unary(unary.operator(), operand);
        } else if (expression instanceof Expression.Binary binary) {
            CodeBlock left = of(binary.left());
            CodeBlock right = of(binary.right());
            return left == null || right == null ? null : CodeBlock.of("($L $L $L)", left, binary.operator(), right);
        }
        return null;
    }

    private static CodeBlock unary(String operator, CodeBlock operand) {
        return operator.equals("!")
                ? CodeBlock.of("($L == 0 ? 1L : 0L)", operand)
                : CodeBlock.of("($L$L)", operator, operand);
    }

    private CodeBlock variable(String name) {
        Field field = known.get(name);
        if (field == null) {
            return null;
        }
        String java = JavaNames.component(name);
        Type type = target(field.type());
        boolean enumeration =
                type instanceof Type.Named named && layout.definition(named) instanceof Definition.Enumeration;
        return enumeration ? CodeBlock.of("$N.value()", java) : CodeBlock.of("$N", java);
    }

    /** What reference pointers lead to. */
    static Type target(Type type) {
        return type instanceof Type.Pointer pointer && pointer.kind() == Type.PointerKind.REF
                ? target(pointer.target())
                : type;
    }

    /** The most that the expression can be by the ranges of what it names, or -1 when nothing bounds it. */
    static long bound(Expression expression, Map<String, Field> fields) {
        if (expression instanceof Expression.Literal literal) {
            return literal.value();
        } else if (expression instanceof Expression.Dereference dereference) {
            return bound(dereference.pointer(), fields);
        } else if (expression instanceof Expression.Variable variable) {
            Field field = fields.get(variable.name());
            return field != null
                            && target(field.type()) instanceof Type.Primitive primitive
                            && primitive.range() != null
                    ? primitive.range().maximum()
                    : -1;
        } else if (expression instanceof Expression.Binary binary
                && binary.operator().equals("+")) {
            long left = bound(binary.left(), fields);
            long right = bound(binary.right(), fields);
            return left < 0 || right < 0 ? -1 : left + right;
        }
        return -1;
    }
}
