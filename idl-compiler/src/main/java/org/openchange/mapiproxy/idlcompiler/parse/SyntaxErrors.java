/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.idlcompiler.parse;

import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.openchange.mapiproxy.idlcompiler.IdlException;
import org.openchange.mapiproxy.idlcompiler.model.Position;

/** Stops at the first syntax error: what follows it would only be its consequences. */
final class SyntaxErrors extends BaseErrorListener {
    private final String file;

    SyntaxErrors(String file) {
        this.file = file;
    }

    @Override
    public void syntaxError(
            Recognizer<?, ?> recognizer, Object symbol, int line, int column, String message, RecognitionException e) {
        Position position = new Position(file, line, column + 1);
        if (recognizer instanceof Parser parser && symbol instanceof Token token) {
            throw new IdlException(position, "unexpected " + text(token) + ", expected " + expected(parser, e));
        }
        throw new IdlException(position, message);
    }

    private static String text(Token token) {
        return token.getType() == Token.EOF ? "end of file" : "'" + token.getText() + "'";
    }

    private static String expected(Parser parser, RecognitionException e) {
        IntervalSet tokens = e == null ? parser.getExpectedTokens() : e.getExpectedTokens();
        if (tokens == null || tokens.isNil()) {
            return "a declaration";
        }
        StringBuilder names = new StringBuilder();
        for (int token : tokens.toArray()) {
            names.append(names.isEmpty() ? "" : " or ").append(name(parser, token));
        }
        return names.toString();
    }

    private static String name(Parser parser, int token) {
        String name = parser.getVocabulary().getDisplayName(token);
        return switch (name) {
            case "EOF" -> "end of file";
            case "BUILTIN" -> "a built-in type";
            case "IDENTIFIER" -> "a name";
            case "INTEGER" -> "a number";
            case "STRING" -> "a text in quotes";
            case "CHARACTER" -> "a character";
            case "UUID" -> "a UUID";
            case "VERSION" -> "a version";
            default -> name;
        };
    }
}
