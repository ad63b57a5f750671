/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.idlcompiler.parse;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.openchange.mapiproxy.idlcompiler.IdlException;
import org.openchange.mapiproxy.idlcompiler.grammar.IdlParser.ArgumentContext;
import org.openchange.mapiproxy.idlcompiler.grammar.IdlParser.ArmContext;
import org.openchange.mapiproxy.idlcompiler.grammar.IdlParser.ConstantContext;
import org.openchange.mapiproxy.idlcompiler.grammar.IdlParser.ConstructedTypeContext;
import org.openchange.mapiproxy.idlcompiler.grammar.IdlParser.DeclaratorContext;
import org.openchange.mapiproxy.idlcompiler.grammar.IdlParser.EncapsulatedUnionTypeContext;
import org.openchange.mapiproxy.idlcompiler.grammar.IdlParser.EnumTypeContext;
import org.openchange.mapiproxy.idlcompiler.grammar.IdlParser.EnumeratorContext;
import org.openchange.mapiproxy.idlcompiler.grammar.IdlParser.ExpressionContext;
import org.openchange.mapiproxy.idlcompiler.grammar.IdlParser.LabelContext;
import org.openchange.mapiproxy.idlcompiler.grammar.IdlParser.LabelledArmContext;
import org.openchange.mapiproxy.idlcompiler.grammar.IdlParser.MemberContext;
import org.openchange.mapiproxy.idlcompiler.grammar.IdlParser.StructTypeContext;
import org.openchange.mapiproxy.idlcompiler.grammar.IdlParser.TaggedContext;
import org.openchange.mapiproxy.idlcompiler.grammar.IdlParser.TypeSpecifierContext;
import org.openchange.mapiproxy.idlcompiler.grammar.IdlParser.TypedefContext;
import org.openchange.mapiproxy.idlcompiler.grammar.IdlParser.UnionTypeContext;
import org.openchange.mapiproxy.idlcompiler.model.Definition;
import org.openchange.mapiproxy.idlcompiler.model.Definition.Arm;
import org.openchange.mapiproxy.idlcompiler.model.Definition.Field;
import org.openchange.mapiproxy.idlcompiler.model.Expression;
import org.openchange.mapiproxy.idlcompiler.model.Type;
import org.openchange.mapiproxy.idlcompiler.model.Type.PointerKind;

/** Constants, types and fields. */
final class Declarations {
    private final Source source;
    private final Scope scope;
    private final Expressions expressions;
    private final Declarators declarators;
    private final PointerKind pointerDefault;

    Declarations(Source source, Scope scope, PointerKind pointerDefault) {
        this.source = source;
        this.scope = scope;
        this.expressions = new Expressions(source, scope);
        this.declarators = new Declarators(source, expressions);
        this.pointerDefault = pointerDefault;
    }

    void constant(ConstantContext context) {
        ExpressionContext value = context.expression();
        boolean text = context.getChildCount() > 6 || value.getText().startsWith("\"");
        scope.define(new Definition.Constant(
                context.IDENTIFIER().getText(),
                source.documentation(context),
                source.position(context.IDENTIFIER().getSymbol()),
                text ? expressions.text(value) : (Object) expressions.constant(value)));
    }

    void typedef(TypedefContext context) {
        Attributes attributes = new Attributes(source, context.attributes());
        String preferred = context.declarator().stream()
                .filter(Declarators::isPlain)
                .map(d -> Declarators.name(d).getText())
                .findFirst()
                .orElse(null);
        String documentation = source.documentation(context);
        Type base = base(context.typeSpecifier(), preferred, attributes, documentation);
        for (DeclaratorContext declarator : context.declarator()) {
            Token name = Declarators.name(declarator);
            scope.typedef(name.getText(), declarators.type(base, declarator, attributes), source.position(name));
        }
    }

    void tagged(TaggedContext context) {
        constructed(
                context.constructedType(),
                null,
                new Attributes(source, context.attributes()),
                source.documentation(context));
    }

    /** A parameter or result; a parameter's outermost pointer is a reference unless it says otherwise. */
    Field parameter(
            ParserRuleContext where, TypeSpecifierContext specifier, DeclaratorContext declarator, Attributes a) {
        if (declarator == null) {
            throw source.error(where, "a parameter without a name, expected a name");
        }
        return field(specifier, declarator, a, true);
    }

    Type base(TypeSpecifierContext context) {
        return base(context, null, new Attributes(source, null), "");
    }

    private Type base(TypeSpecifierContext context, String preferred, Attributes attributes, String documentation) {
        if (context.builtinType() != null) {
            return Builtins.type(source, context.builtinType());
        }
        if (context.constructedType() != null) {
            return constructed(context.constructedType(), preferred, attributes, documentation);
        }
        Type type = scope.type(context.IDENTIFIER().getText());
        if (type == null) {
            throw new IdlException(
                    source.position(context.IDENTIFIER().getSymbol()),
                    "unknown type '" + context.IDENTIFIER().getText()
                            + "', expected a built-in type or one declared before");
        }
        return type;
    }

    private Type constructed(ConstructedTypeContext context, String preferred, Attributes a, String documentation) {
        if (context instanceof StructTypeContext struct) {
            return structure(struct, preferred, documentation);
        } else if (context instanceof UnionTypeContext union) {
            return union(union, preferred, a, documentation);
        } else if (context instanceof EncapsulatedUnionTypeContext union) {
            return encapsulated(union, preferred, documentation);
        }
        return enumeration((EnumTypeContext) context, preferred, a, documentation);
    }

    private Type.Named named(ParserRuleContext context, TerminalNode tag, String preferred) {
        if (tag == null && preferred == null) {
            throw source.error(context, "a type without a name, expected a tag or a typedef");
        }
        String name = preferred == null ? tag.getText() : preferred;
        return tag == null ? new Type.Named(name) : scope.tag(tag.getText(), name, source.position(context));
    }

    private static boolean hasBody(ParserRuleContext context) {
        return context.getChild(context.getChildCount() - 1).getText().equals("}");
    }

    private Type structure(StructTypeContext context, String preferred, String documentation) {
        if (!hasBody(context)) {
            return named(context, context.IDENTIFIER(), null);
        }
        Type.Named type = named(context, context.IDENTIFIER(), preferred);
        List<Field> members = new ArrayList<>();
        for (MemberContext member : context.member()) {
            Attributes attributes = new Attributes(source, member.attributes());
            for (DeclaratorContext declarator : member.declarator()) {
                members.add(field(member.typeSpecifier(), declarator, attributes, false));
            }
        }
        scope.define(new Definition.Structure(type.name(), documentation, source.position(context), members));
        return type;
    }

    private Type union(UnionTypeContext context, String preferred, Attributes a, String documentation) {
        if (!hasBody(context)) {
            return named(context, context.IDENTIFIER(), null);
        }
        Type.Named type = named(context, context.IDENTIFIER(), preferred);
        List<ArgumentContext> switchType = a.arguments("switch_type");
        if (switchType.size() != 1) {
            throw source.error(context, "a union without switch_type, expected [switch_type(...)] before it");
        }
        List<Arm> arms = context.arm().stream().map(this::arm).toList();
        Type discriminant = argumentType(switchType.get(0));
        scope.define(new Definition.Union(type.name(), documentation, source.position(context), discriminant, arms));
        return type;
    }

    private Type argumentType(ArgumentContext argument) {
        if (argument.builtinType() != null) {
            return Builtins.type(source, argument.builtinType());
        }
        Type type = scope.type(argument.getText());
        if (type == null) {
            throw source.error(argument, "unknown type '" + argument.getText() + "', expected an integer type");
        }
        return type;
    }

    private Arm arm(ArmContext context) {
        Attributes attributes = new Attributes(source, context.attributes());
        List<Long> labels = attributes.arguments("case").stream()
                .map(label -> expressions.constant(label.expression()))
                .toList();
        if (labels.isEmpty() != attributes.has("default")) {
            throw source.error(context, "an arm of a union, expected either [case(...)] or [default]");
        }
        return new Arm(
                labels, armField(context.typeSpecifier(), context.declarator(), attributes), source.position(context));
    }

    private Field armField(TypeSpecifierContext specifier, DeclaratorContext declarator, Attributes attributes) {
        return specifier == null ? null : field(specifier, declarator, attributes, false);
    }

    private Type encapsulated(EncapsulatedUnionTypeContext context, String preferred, String documentation) {
        boolean tagged = context.getChild(1) instanceof TerminalNode node
                && node.getSymbol().getType()
                        == context.IDENTIFIER(0).getSymbol().getType();
        Type.Named type = named(context, tagged ? context.IDENTIFIER(0) : null, preferred);
        List<Arm> arms = new ArrayList<>();
        for (LabelledArmContext arm : context.labelledArm()) {
            Attributes attributes = new Attributes(source, arm.attributes());
            Field member = armField(arm.typeSpecifier(), arm.declarator(), attributes);
            arms.add(new Arm(labels(arm), member, source.position(arm)));
        }
        Type discriminant = base(context.typeSpecifier());
        scope.define(new Definition.Union(type.name(), documentation, source.position(context), discriminant, arms));
        return type;
    }

    private List<Long> labels(LabelledArmContext arm) {
        List<Long> labels = new ArrayList<>();
        for (LabelContext label : arm.label()) {
            if (label.expression() == null) {
                return List.of();
            }
            labels.add(expressions.constant(label.expression()));
        }
        return labels;
    }

    private Type enumeration(EnumTypeContext context, String preferred, Attributes a, String documentation) {
        if (!hasBody(context)) {
            return named(context, context.IDENTIFIER(), null);
        }
        Type.Named type = named(context, context.IDENTIFIER(), preferred);
        List<Definition.Enumerator> enumerators = new ArrayList<>();
        long next = 0;
        for (EnumeratorContext enumerator : context.enumerator()) {
            long value = enumerator.expression() == null ? next : expressions.constant(enumerator.expression());
            String name = enumerator.IDENTIFIER().getText();
            scope.constant(name, value, source.position(enumerator));
            enumerators.add(new Definition.Enumerator(name, value));
            next = value + 1;
        }
        scope.define(new Definition.Enumeration(
                type.name(), documentation, source.position(context), a.has("v1_enum"), enumerators));
        return type;
    }

    private Field field(TypeSpecifierContext specifier, DeclaratorContext declarator, Attributes a, boolean parameter) {
        Type declared = declarators.type(base(specifier), declarator, a);
        Type type = Declarators.settled(declared, parameter, pointerDefault);
        Token name = Declarators.name(declarator);
        return new Field(name.getText(), type, switchIs(a), source.position(name));
    }

    private Expression switchIs(Attributes attributes) {
        List<ArgumentContext> arguments = attributes.arguments("switch_is");
        return arguments.isEmpty()
                ? null
                : expressions.expression(arguments.get(0).expression());
    }
}
