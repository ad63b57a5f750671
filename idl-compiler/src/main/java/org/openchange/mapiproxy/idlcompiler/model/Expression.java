/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.idlcompiler.model;

/** An integer expression over constants, members and parameters. */
public sealed interface Expression {

    record Literal(long value) implements Expression {}

    /** A member of the same structure or a parameter of the same operation. */
    record Variable(String name, Position position) implements Expression {}

    /** What a pointer refers to. */
    record Dereference(Expression pointer) implements Expression {}

    /** {@code -}, {@code +}, {@code ~} or {@code !}. */
    record Unary(String operator, Expression operand) implements Expression {}

    /** One of {@code * / % + - << >> & ^ |}. */
    record Binary(String operator, Expression left, Expression right) implements Expression {}
}
