/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.idlcompiler.parse;

import org.openchange.mapiproxy.idlcompiler.grammar.IdlParser.BinaryContext;
import org.openchange.mapiproxy.idlcompiler.grammar.IdlParser.CastContext;
import org.openchange.mapiproxy.idlcompiler.grammar.IdlParser.CharacterContext;
import org.openchange.mapiproxy.idlcompiler.grammar.IdlParser.ExpressionContext;
import org.openchange.mapiproxy.idlcompiler.grammar.IdlParser.GroupedContext;
import org.openchange.mapiproxy.idlcompiler.grammar.IdlParser.IntegerContext;
import org.openchange.mapiproxy.idlcompiler.grammar.IdlParser.ReferenceContext;
import org.openchange.mapiproxy.idlcompiler.grammar.IdlParser.TextContext;
import org.openchange.mapiproxy.idlcompiler.grammar.IdlParser.UnaryContext;
import org.openchange.mapiproxy.idlcompiler.model.Expression;

/** Integer expressions: constants are put in, and computed as far as they go. */
final class Expressions {
    private final Source source;
    private final Scope scope;

    Expressions(Source source, Scope scope) {
        this.source = source;
        this.scope = scope;
    }

    /** A value that is known now. */
    long constant(ExpressionContext context) {
        Expression expression = expression(context);
        if (expression instanceof Expression.Literal literal) {
            return literal.value();
        }
        throw source.error(context, "'" + context.getText() + "' is not a constant, expected a number");
    }

    /** The text of a string literal. */
    String text(ExpressionContext context) {
        if (context instanceof TextContext text) {
            String quoted = text.getText();
            return quoted.substring(1, quoted.length() - 1).translateEscapes();
        }
        throw source.error(context, "unexpected '" + context.getText() + "', expected a text in quotes");
    }

    Expression expression(ExpressionContext context) {
        if (context instanceof IntegerContext integer) {
            return new Expression.Literal(number(integer));
        } else if (context instanceof CharacterContext character) {
            String quoted = character.getText();
            return new Expression.Literal(
                    quoted.substring(1, quoted.length() - 1).translateEscapes().charAt(0));
        } else if (context instanceof ReferenceContext reference) {
            return reference(reference);
        } else if (context instanceof CastContext cast) {
            return expression(cast.expression());
        } else if (context instanceof GroupedContext grouped) {
            return expression(grouped.expression());
        } else if (context instanceof UnaryContext unary) {
            return unary(unary);
        } else if (context instanceof BinaryContext binary) {
            return binary(binary);
        }
        throw source.error(context, "unexpected " + context.getText() + ", expected a number");
    }

    private long number(IntegerContext integer) {
        String digits = integer.getText().replaceAll("[uUlL]+$", "");
        try {
            return digits.startsWith("0x") || digits.startsWith("0X")
                    ? Long.parseUnsignedLong(digits.substring(2), 16)
                    : Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw source.error(integer, "'" + digits + "' has more than 64 bits");
        }
    }

    private Expression reference(ReferenceContext reference) {
        String name = reference.getText();
        Object constant = scope.constant(name);
        if (constant instanceof Long value) {
            return new Expression.Literal(value);
        }
        if (constant != null) {
            throw source.error(reference, "constant '" + name + "' is a text, expected a number");
        }
        return new Expression.Variable(name, source.position(reference));
    }

    private Expression unary(UnaryContext unary) {
        Expression operand = expression(unary.expression());
        String operator = unary.operator.getText();
        if (operator.equals("*")) {
            return new Expression.Dereference(operand);
        }
        if (!(operand instanceof Expression.Literal literal)) {
            return new Expression.Unary(operator, operand);
        }
        long value = literal.value();
        return new Expression.Literal(
                switch (operator) {
                    case "-" -> -value;
                    case "~" -> ~value;
                    case "!" -> value == 0 ? 1 : 0;
                    default -> value;
                });
    }

    private Expression binary(BinaryContext binary) {
        Expression left = expression(binary.expression(0));
        Expression right = expression(binary.expression(1));
        String operator = binary.operator.getText();
        if ("/%".contains(operator) && (!(right instanceof Expression.Literal divisor) || divisor.value() == 0)) {
            throw source.error(
                    binary, "division by '" + binary.expression(1).getText() + "', expected a constant but 0");
        }
        if (left instanceof Expression.Literal l && right instanceof Expression.Literal r) {
            return new Expression.Literal(compute(operator, l.value(), r.value()));
        }
        return new Expression.Binary(operator, left, right);
    }

    private static long compute(String operator, long left, long right) {
        return switch (operator) {
            case "*" -> left * right;
            case "/" -> left / right;
            case "%" -> left % right;
            case "+" -> left + right;
            case "-" -> left - right;
            case "<<" -> left << right;
            case ">>" -> left >> right;
            case "&" -> left & right;
            case "^" -> left ^ right;
            default -> left | right;
        };
    }
}
