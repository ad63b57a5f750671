/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.idlcompiler.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openchange.mapiproxy.idlcompiler.model.Definition;
import org.openchange.mapiproxy.idlcompiler.model.Definition.Field;
import org.openchange.mapiproxy.idlcompiler.model.Type;

/** Reads, writes and prints the members of a structure or of one arm of a union. */
final class MemberCode {
    private final Layout layout;
    private final JavaTypes types;
    private final List<Field> members;
    private final Map<String, Field> byName = new LinkedHashMap<>();

    MemberCode(Layout layout, JavaTypes types, List<Field> members) {
        this.layout = layout;
        this.types = types;
        this.members = members;
        members.forEach(m -> byName.put(m.name(), m));
    }

    /** One local variable a member, read in its place. A maximum count, where there is one, is in {@code maxCount}. */
    CodeBlock locals() {
        CodeBlock.Builder code = CodeBlock.builder();
        JavaExpressions known = new JavaExpressions(layout);
        for (Field member : members) {
            Type type = member.type();
            String name = JavaNames.component(member.name());
            if (type instanceof Type.Pointer) {
                code.addStatement("long $LReferent = reader.readReferent()", name);
            } else {
                TypeName value = types.of(type);
                CodeBlock read = new Reads(layout, types, known, byName, member)
                        .inPlace(type, "reader", layout.isConformant(type) ? "maxCount" : null);
                code.addStatement("$T $L = $L", layout.isDeferred(type) ? Runtime.deferred(value) : value, name, read);
            }
            if (isNumber(type)) {
                known.add(member);
            }
        }
        return code.build();
    }

    /** The values, once everything in place is read; those behind pointers are read with {@code deferred}. */
    CodeBlock values() {
        JavaExpressions known = known();
        return members.stream().map(m -> value(m, known)).collect(CodeBlock.joining(", "));
    }

    private CodeBlock value(Field member, JavaExpressions known) {
        String name = JavaNames.component(member.name());
        if (member.type() instanceof Type.Pointer pointer) {
            Reads reads = new Reads(layout, types, known, byName, member);
            return CodeBlock.of("deferred.$L", reads.referred(pointer, CodeBlock.of("$LReferent", name), "deferred"));
        }
        return layout.isDeferred(member.type())
                ? CodeBlock.of("$L.complete(deferred)", name)
                : CodeBlock.of("$L", name);
    }

    CodeBlock writesInPlace() {
        CodeBlock.Builder code = CodeBlock.builder();
        JavaExpressions known = known();
        for (Field member : members) {
            code.add(writes(member, known).inPlace(member.type(), value(member)));
        }
        return code.build();
    }

    CodeBlock writesDeferred() {
        CodeBlock.Builder code = CodeBlock.builder();
        JavaExpressions known = known();
        for (Field member : members) {
            code.add(writes(member, known).referred(member.type(), value(member)));
        }
        return code.build();
    }

    /** The maximum count of the last member. */
    CodeBlock maxCount() {
        Field last = members.get(members.size() - 1);
        return writes(last, known()).maxCount(last.type(), value(last));
    }

    CodeBlock prints() {
        Prints prints = new Prints(layout, types);
        return members.stream().map(prints::field).collect(CodeBlock.joining(""));
    }

    private Writes writes(Field member, JavaExpressions known) {
        return new Writes(layout, types, known, member, false);
    }

    private static CodeBlock value(Field member) {
        return CodeBlock.of("$N", JavaNames.component(member.name()));
    }

    private JavaExpressions known() {
        JavaExpressions known = new JavaExpressions(layout);
        members.stream().filter(m -> isNumber(m.type())).forEach(known::add);
        return known;
    }

    private boolean isNumber(Type type) {
        return type instanceof Type.Primitive
                || type instanceof Type.Named named && layout.definition(named) instanceof Definition.Enumeration;
    }
}
