/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.idlcompiler.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.antlr.v4.runtime.Token;
import org.openchange.mapiproxy.idlcompiler.grammar.IdlParser.ArgumentContext;
import org.openchange.mapiproxy.idlcompiler.grammar.IdlParser.DeclaratorContext;
import org.openchange.mapiproxy.idlcompiler.grammar.IdlParser.SuffixContext;
import org.openchange.mapiproxy.idlcompiler.model.Expression;
import org.openchange.mapiproxy.idlcompiler.model.Scalar;
import org.openchange.mapiproxy.idlcompiler.model.Type;
import org.openchange.mapiproxy.idlcompiler.model.Type.PointerKind;

/** Applies a C declarator and the attributes of its declaration to a base type. */
final class Declarators {
    private final Source source;
    private final Expressions expressions;

    Declarators(Source source, Expressions expressions) {
        this.source = source;
        this.expressions = expressions;
    }

    /** What surrounds the base type, outermost first. */
    private sealed interface Layer {
        /** @param kind null where nothing says it */
        record Pointing(PointerKind kind) implements Layer {}

        /** @param fixed null for a conformant dimension */
        record Dimension(Long fixed) implements Layer {}
    }

    /** The expressions of {@code size_is} and {@code length_is}, one for each layer, null where none is given. */
    private record Sizes(List<Expression> sizes, List<Expression> lengths) {
        Expression size(int layer) {
            return layer < sizes.size() ? sizes.get(layer) : null;
        }

        Expression length(int layer) {
            return layer < lengths.size() ? lengths.get(layer) : null;
        }

        int depth() {
            return Math.max(sizes.size(), lengths.size());
        }
    }

    /** The declared name. */
    static Token name(DeclaratorContext context) {
        return context.direct().IDENTIFIER() != null
                ? context.direct().IDENTIFIER().getSymbol()
                : name(context.direct().declarator());
    }

    /** Whether it is only a name, so that it names the base type itself. */
    static boolean isPlain(DeclaratorContext context) {
        return context.pointer().isEmpty()
                && context.direct().IDENTIFIER() != null
                && context.direct().suffix().isEmpty();
    }

    /** The declared type; pointers that nothing qualifies have no kind yet. */
    Type type(Type base, DeclaratorContext context, Attributes attributes) {
        if (attributes.has("context_handle")) {
            return new Type.Context();
        }
        List<Layer> layers = new ArrayList<>();
        collect(context, layers);
        Sizes sizes = sizes(attributes);
        Type inner = ranged(base, attributes, context);
        while (inner instanceof Type.Pointer pointer && layers.size() < needed(sizes, attributes)) {
            layers.add(new Layer.Pointing(pointer.kind()));
            inner = pointer.target();
        }
        if (layers.size() < needed(sizes, attributes)) {
            throw source.error(
                    context, "'" + name(context).getText() + "' has array attributes, expected a pointer or an array");
        }
        Type type = wrap(inner, layers, sizes, attributes.has("string"), context);
        return qualified(type, attributes);
    }

    private static int needed(Sizes sizes, Attributes attributes) {
        return Math.max(sizes.depth(), attributes.has("string") ? 1 : 0);
    }

    private Type wrap(Type inner, List<Layer> layers, Sizes sizes, boolean string, DeclaratorContext context) {
        Type type = inner;
        for (int i = layers.size() - 1; i >= 0; i--) {
            boolean text = string && i == layers.size() - 1;
            Expression size = sizes.size(i);
            Expression length = sizes.length(i);
            if (layers.get(i) instanceof Layer.Pointing pointing) {
                Type target = text
                        ? text(type, null, size, context)
                        : size == null && length == null ? type : new Type.Array(type, null, size, length);
                type = new Type.Pointer(pointing.kind(), target);
            } else {
                Long fixed = ((Layer.Dimension) layers.get(i)).fixed();
                if (fixed != null && size != null) {
                    throw source.error(context, "size_is on an array of " + fixed + " items, expected []");
                }
                type = text ? text(type, fixed, size, context) : new Type.Array(type, fixed, size, length);
            }
        }
        return type;
    }

    private Type text(Type character, Long fixed, Expression size, DeclaratorContext context) {
        if (character instanceof Type.Primitive primitive && primitive.scalar().isCharacter()) {
            return new Type.Text(primitive.scalar() == Scalar.WCHAR, fixed, size);
        }
        throw source.error(
                context, "[string] on '" + name(context).getText() + "', expected char, byte or wchar_t items");
    }

    private void collect(DeclaratorContext context, List<Layer> layers) {
        if (context.direct().declarator() != null) {
            collect(context.direct().declarator(), layers);
        }
        for (SuffixContext suffix : context.direct().suffix()) {
            layers.add(new Layer.Dimension(suffix.expression() == null ? null : dimension(suffix)));
        }
        context.pointer().forEach(p -> layers.add(new Layer.Pointing(null)));
    }

    private long dimension(SuffixContext suffix) {
        long items = expressions.constant(suffix.expression());
        if (items < 1 || items > 0xFFFF) {
            throw source.error(suffix, "an array of " + items + " items, expected 1 to 65535");
        }
        return items;
    }

    private Type ranged(Type base, Attributes attributes, DeclaratorContext context) {
        List<ArgumentContext> bounds = attributes.arguments("range");
        if (!attributes.has("range")) {
            return base;
        }
        if (bounds.size() != 2 || bounds.contains(null) || !(base instanceof Type.Primitive primitive)) {
            throw source.error(context, "range, expected [range(minimum, maximum)] on an integer");
        }
        long minimum = expressions.constant(bounds.get(0).expression());
        long maximum = expressions.constant(bounds.get(1).expression());
        if (!primitive.scalar().isInteger() || minimum > maximum) {
            throw source.error(context, "range, expected minimum <= maximum on an integer");
        }
        return new Type.Primitive(primitive.scalar(), new Type.Range(minimum, maximum));
    }

    private Type qualified(Type type, Attributes attributes) {
        PointerKind kind = attributes.has("ref")
                ? PointerKind.REF
                : attributes.has("unique") ? PointerKind.UNIQUE : attributes.has("ptr") ? PointerKind.FULL : null;
        if (kind == null) {
            return type;
        }
        if (type instanceof Type.Pointer pointer) {
            return new Type.Pointer(kind, pointer.target());
        }
        if (type instanceof Type.Array array && array.element() instanceof Type.Pointer pointer) {
            Type element = new Type.Pointer(kind, pointer.target());
            return new Type.Array(element, array.fixed(), array.size(), array.length());
        }
        return type;
    }

    private Sizes sizes(Attributes attributes) {
        if (attributes.has("first_is")) {
            throw source.error(
                    attributes.get("first_is"), "first_is is not supported: arrays start at their first item");
        }
        List<Expression> sizes = list(attributes, "size_is", 0);
        List<Expression> lengths = list(attributes, "length_is", 0);
        return new Sizes(
                sizes.isEmpty() ? list(attributes, "max_is", 1) : sizes,
                lengths.isEmpty() ? list(attributes, "last_is", 1) : lengths);
    }

    private List<Expression> list(Attributes attributes, String name, long plus) {
        List<Expression> list = new ArrayList<>();
        if (attributes.has(name) && attributes.arguments(name).stream().allMatch(Objects::isNull)) {
            throw source.error(
                    attributes.get(name), name + " without an expression, expected for example " + name + "(n)");
        }
        for (ArgumentContext argument : attributes.arguments(name)) {
            if (argument == null) {
                list.add(null);
            } else if (argument.expression() == null) {
                throw source.error(argument, "unexpected '" + argument.getText() + "', expected an expression");
            } else {
                Expression expression = expressions.expression(argument.expression());
                list.add(plus == 0 ? expression : new Expression.Binary("+", expression, new Expression.Literal(plus)));
            }
        }
        return list;
    }

    /** Gives every pointer a kind. The outermost pointer of a parameter is a reference unless an attribute says otherwise. */
    static Type settled(Type type, boolean parameter, PointerKind standard) {
        if (type instanceof Type.Pointer pointer) {
            PointerKind kind = pointer.kind() != null ? pointer.kind() : parameter ? PointerKind.REF : standard;
            return new Type.Pointer(kind, settled(pointer.target(), false, standard));
        }
        if (type instanceof Type.Array array) {
            Type element = settled(array.element(), false, standard);
            return new Type.Array(element, array.fixed(), array.size(), array.length());
        }
        return type;
    }
}
