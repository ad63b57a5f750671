/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.idlcompiler.parse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.openchange.mapiproxy.idlcompiler.IdlError;
import org.openchange.mapiproxy.idlcompiler.IdlException;
import org.openchange.mapiproxy.idlcompiler.model.Definition;
import org.openchange.mapiproxy.idlcompiler.model.Definition.Arm;
import org.openchange.mapiproxy.idlcompiler.model.Definition.Field;
import org.openchange.mapiproxy.idlcompiler.model.Expression;
import org.openchange.mapiproxy.idlcompiler.model.IdlFile;
import org.openchange.mapiproxy.idlcompiler.model.Operation;
import org.openchange.mapiproxy.idlcompiler.model.Operation.Parameter;
import org.openchange.mapiproxy.idlcompiler.model.Position;
import org.openchange.mapiproxy.idlcompiler.model.Type;
import org.openchange.mapiproxy.idlcompiler.model.Type.PointerKind;

/** What the grammar cannot say: which names a declaration may use, and what NDR has a form for. */
final class Checks {
    private final IdlFile file;
    private final List<IdlError> errors = new ArrayList<>();

    Checks(IdlFile file) {
        this.file = file;
    }

    void run() {
        file.definitions().values().forEach(this::check);
        if (file.contract() != null) {
            file.contract().operations().stream().filter(o -> !o.isOpaque()).forEach(this::check);
        }
        if (!errors.isEmpty()) {
            throw new IdlException(errors);
        }
    }

    private void check(Definition definition) {
        if (definition instanceof Definition.Structure structure) {
            check(structure);
        } else if (definition instanceof Definition.Union union) {
            check(union);
        }
    }

    private void check(Definition.Structure structure) {
        if (structure.members().isEmpty()) {
            error(structure.position(), "structure '" + structure.name() + "' is empty, expected a member");
        }
        Map<String, Field> siblings = siblings(structure.members());
        for (int i = 0; i < structure.members().size(); i++) {
            Field member = structure.members().get(i);
            checkMember(member, siblings);
            if (contains(member.type(), structure.name(), new HashSet<>())) {
                error(member.position(), "'" + structure.name() + "' contains itself, expected a pointer to it");
                return;
            }
            if (isConformant(member.type()) && i < structure.members().size() - 1) {
                error(member.position(), "conformant '" + member.name() + "', expected it to be the last member");
            }
        }
    }

    private void check(Definition.Union union) {
        if (union.arms().isEmpty()) {
            error(union.position(), "union '" + union.name() + "' is empty, expected an arm");
        }
        Set<Long> labels = new HashSet<>();
        int defaults = 0;
        for (Arm arm : union.arms()) {
            defaults += arm.isDefault() ? 1 : 0;
            for (long label : arm.labels()) {
                if (!labels.add(label)) {
                    error(arm.position(), "duplicate case " + label + " in union '" + union.name() + "'");
                }
            }
            checkArm(arm);
        }
        if (defaults > 1) {
            error(union.position(), "union '" + union.name() + "' has " + defaults + " default arms, expected one");
        }
        if (!isInteger(union.discriminant())) {
            error(union.position(), "the discriminant of union '" + union.name() + "', expected an integer type");
        }
        siblings(union.arms().stream().map(Arm::member).filter(Objects::nonNull).toList());
    }

    private void checkArm(Arm arm) {
        if (arm.member() != null) {
            checkMember(arm.member(), Map.of());
            if (isConformant(arm.member().type())) {
                error(arm.position(), "conformant arm '" + arm.member().name() + "', expected a pointer to it");
            }
        }
    }

    private void check(Operation operation) {
        Map<String, Field> siblings =
                siblings(operation.parameters().stream().map(Parameter::field).toList());
        for (Parameter parameter : operation.parameters()) {
            Field field = parameter.field();
            checkType(field, field.type(), siblings);
            checkSwitch(field, siblings);
            if (parameter.out() && !isReference(field.type())) {
                error(field.position(), "[out] parameter '" + field.name() + "', expected a pointer or an array");
            }
        }
        if (!(operation.returns() instanceof Type.Void) && !isInteger(operation.returns())) {
            error(operation.position(), "the result of '" + operation.name() + "', expected an integer type or void");
        }
    }

    private static boolean isReference(Type type) {
        return type instanceof Type.Pointer
                || type instanceof Type.Array
                || type instanceof Type.Text
                || type instanceof Type.Context;
    }

    private Map<String, Field> siblings(List<Field> fields) {
        Map<String, Field> siblings = new LinkedHashMap<>();
        for (Field field : fields) {
            if (siblings.put(field.name(), field) != null) {
                error(field.position(), "duplicate name '" + field.name() + "'");
            }
        }
        return siblings;
    }

    private void checkMember(Field member, Map<String, Field> siblings) {
        if (innermost(member.type()) instanceof Type.BindingHandle
                || innermost(member.type()) instanceof Type.Context) {
            error(member.position(), "a handle as member '" + member.name() + "', expected it as a parameter");
        }
        checkType(member, member.type(), siblings);
        checkSwitch(member, siblings);
    }

    private void checkType(Field field, Type type, Map<String, Field> siblings) {
        if (type instanceof Type.Void) {
            error(field.position(), "'" + field.name() + "' is void, expected a type or [context_handle] void *");
        } else if (type instanceof Type.Pointer pointer) {
            checkType(field, pointer.target(), siblings);
        } else if (type instanceof Type.Text text) {
            checkVariables("size_is", text.size(), siblings);
        } else if (type instanceof Type.Array array) {
            checkVariables("size_is", array.size(), siblings);
            checkVariables("length_is", array.length(), siblings);
            if (isConformant(array.element()) || array.element() instanceof Type.Array a && a.varying()) {
                error(field.position(), "conformant items of '" + field.name() + "', expected pointers to them");
            }
            if (array.conformant() && array.size() == null && !(array.varying())) {
                error(field.position(), "array '" + field.name() + "' of no size, expected size_is or a number");
            }
            checkType(field, array.element(), siblings);
        }
    }

    private void checkSwitch(Field field, Map<String, Field> siblings) {
        boolean union = innermost(field.type()) instanceof Type.Named named
                && file.definitions().get(named.name()) instanceof Definition.Union;
        if (field.switchIs() != null && !union) {
            error(field.position(), "switch_is on '" + field.name() + "', expected a union");
        }
        checkVariables("switch_is", field.switchIs(), siblings);
    }

    private static Type innermost(Type type) {
        if (type instanceof Type.Pointer pointer) {
            return innermost(pointer.target());
        }
        return type instanceof Type.Array array ? innermost(array.element()) : type;
    }

    private void checkVariables(String attribute, Expression expression, Map<String, Field> siblings) {
        if (expression instanceof Expression.Variable variable) {
            checkVariable(attribute, variable, siblings, false);
        } else if (expression instanceof Expression.Dereference dereference) {
            if (dereference.pointer() instanceof Expression.Variable variable) {
                checkVariable(attribute, variable, siblings, true);
            }
        } else if (expression instanceof Expression.Unary unary) {
            checkVariables(attribute, unary.operand(), siblings);
        } else if (expression instanceof Expression.Binary binary) {
            checkVariables(attribute, binary.left(), siblings);
            checkVariables(attribute, binary.right(), siblings);
        }
    }

    private void checkVariable(
            String attribute, Expression.Variable name, Map<String, Field> siblings, boolean pointer) {
        Field field = siblings.get(name.name());
        if (field == null) {
            error(
                    name.position(),
                    attribute + " of undeclared '" + name.name() + "', expected one of "
                            + String.join(", ", siblings.keySet()));
            return;
        }
        Type type = field.type();
        if (pointer) {
            if (!(type instanceof Type.Pointer p) || p.kind() != PointerKind.REF) {
                error(name.position(), attribute + " of '*" + name.name() + "', expected a reference pointer");
                return;
            }
            type = p.target();
        }
        if (!isInteger(type)) {
            error(name.position(), attribute + " of '" + name.name() + "', expected an integer");
        }
    }

    private boolean isInteger(Type type) {
        return type instanceof Type.Primitive primitive && primitive.scalar().isInteger()
                || type instanceof Type.Named named
                        && file.definitions().get(named.name()) instanceof Definition.Enumeration;
    }

    /** Whether a type has another in itself, not behind a pointer. */
    private boolean contains(Type type, String name, Set<String> seen) {
        if (type instanceof Type.Array array) {
            return contains(array.element(), name, seen);
        }
        if (!(type instanceof Type.Named named) || !seen.add(named.name())) {
            return false;
        }
        return named.name().equals(name)
                || parts(file.definitions().get(named.name())).stream().anyMatch(p -> contains(p.type(), name, seen));
    }

    private static List<Field> parts(Definition definition) {
        if (definition instanceof Definition.Structure structure) {
            return structure.members();
        }
        return definition instanceof Definition.Union union
                ? union.arms().stream()
                        .map(Arm::member)
                        .filter(Objects::nonNull)
                        .toList()
                : List.of();
    }

    private boolean isConformant(Type type) {
        if (type instanceof Type.Array array) {
            return array.conformant();
        }
        if (type instanceof Type.Text text) {
            return text.conformant();
        }
        return type instanceof Type.Named named
                && file.definitions().get(named.name()) instanceof Definition.Structure structure
                && !structure.members().isEmpty()
                && isConformant(
                        structure.members().get(structure.members().size() - 1).type());
    }

    private void error(Position position, String message) {
        errors.add(new IdlError(position, message));
    }
}
