/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.idlcompiler.parse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Set;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.openchange.mapiproxy.idlcompiler.IdlException;
import org.openchange.mapiproxy.idlcompiler.grammar.IdlParser.ConstantContext;
import org.openchange.mapiproxy.idlcompiler.grammar.IdlParser.FileContext;
import org.openchange.mapiproxy.idlcompiler.grammar.IdlParser.ImportStatementContext;
import org.openchange.mapiproxy.idlcompiler.grammar.IdlParser.InterfaceDefinitionContext;
import org.openchange.mapiproxy.idlcompiler.grammar.IdlParser.ItemContext;
import org.openchange.mapiproxy.idlcompiler.grammar.IdlParser.TaggedContext;
import org.openchange.mapiproxy.idlcompiler.grammar.IdlParser.TypedefContext;
import org.openchange.mapiproxy.idlcompiler.model.IdlFile;
import org.openchange.mapiproxy.idlcompiler.model.Type.PointerKind;

/**
 * Reads IDL files. Types of imported files become types of the importing one; operations of imported files are left out.
 */
public final class IdlParser {
    private final Scope scope = new Scope();
    private final Set<Path> imported = new HashSet<>();

    private IdlParser() {}

    /**
     * Reads and checks one file with its imports, which are looked for beside it.
     *
     * @throws IdlException when it is not valid
     */
    public static IdlFile parse(Path path) throws IOException {
        IdlParser parser = new IdlParser();
        IdlFile.Interface contract = parser.file(path);
        parser.scope.checkComplete();
        String name = path.getFileName().toString().replaceFirst("\\.[^.]*$", "");
        IdlFile file = new IdlFile(name, new LinkedHashMap<>(parser.scope.definitions()), contract);
        new Checks(file).run();
        return file;
    }

    private IdlFile.Interface file(Path path) throws IOException {
        imported.add(path.toAbsolutePath().normalize());
        Source source = Source.of(path);
        FileContext context = source.parse();
        InterfaceDefinitionContext definition = context.interfaceDefinition();
        Interfaces interfaces = definition == null ? null : new Interfaces(source, definition);
        PointerKind pointers = interfaces == null ? PointerKind.UNIQUE : interfaces.pointerDefault();
        Declarations declarations = new Declarations(source, scope, pointers);
        for (ParseTree child : context.children) {
            declare(source, path, declarations, child);
        }
        if (interfaces == null) {
            return null;
        }
        for (ItemContext item : definition.item()) {
            declare(source, path, declarations, item.getChild(0));
        }
        return interfaces.build(declarations);
    }

    private void declare(Source source, Path path, Declarations declarations, ParseTree child) throws IOException {
        if (child instanceof ImportStatementContext imports) {
            for (TerminalNode name : imports.STRING()) {
                importFile(source, path, imports, name.getText());
            }
        } else if (child instanceof ConstantContext constant) {
            declarations.constant(constant);
        } else if (child instanceof TypedefContext typedef) {
            declarations.typedef(typedef);
        } else if (child instanceof TaggedContext tagged) {
            declarations.tagged(tagged);
        }
    }

    private void importFile(Source source, Path path, ImportStatementContext context, String quoted)
            throws IOException {
        Path target = path.resolveSibling(quoted.substring(1, quoted.length() - 1));
        if (imported.contains(target.toAbsolutePath().normalize())) {
            return;
        }
        if (!Files.isReadable(target)) {
            throw new IdlException(source.position(context), "cannot read the imported file " + target);
        }
        file(target);
    }
}
