/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.idlcompiler.parse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.openchange.mapiproxy.idlcompiler.IdlException;
import org.openchange.mapiproxy.idlcompiler.grammar.IdlLexer;
import org.openchange.mapiproxy.idlcompiler.model.Position;

/** One IDL text and where its pieces are. */
final class Source {
    private final String name;
    private final CommonTokenStream tokens;

    private Source(String name, CommonTokenStream tokens) {
        this.name = name;
        this.tokens = tokens;
    }

    static Source of(Path path) throws IOException {
        return of(path.toString(), Files.readString(path));
    }

    static Source of(String name, String text) {
        IdlLexer lexer = new IdlLexer(CharStreams.fromString(text, name));
        lexer.removeErrorListeners();
        return new Source(name, new CommonTokenStream(lexer));
    }

    org.openchange.mapiproxy.idlcompiler.grammar.IdlParser.FileContext parse() {
        var parser = new org.openchange.mapiproxy.idlcompiler.grammar.IdlParser(tokens);
        parser.removeErrorListeners();
        parser.addErrorListener(new SyntaxErrors(name));
        return parser.file();
    }

    Position position(Token token) {
        return new Position(name, token.getLine(), token.getCharPositionInLine() + 1);
    }

    Position position(ParserRuleContext context) {
        return position(context.getStart());
    }

    IdlException error(ParserRuleContext context, String message) {
        return new IdlException(position(context), message);
    }

    /** The documentation comment directly before it, without its asterisks; empty when there is none. */
    String documentation(ParserRuleContext context) {
        List<Token> hidden = tokens.getHiddenTokensToLeft(context.getStart().getTokenIndex());
        if (hidden == null) {
            return "";
        }
        String comment = hidden.get(hidden.size() - 1).getText();
        return comment.substring(3, comment.length() - 2)
                .lines()
                .map(line -> line.strip().replaceFirst("^\\*\\s?", ""))
                .collect(Collectors.joining("\n"))
                .strip();
    }
}
