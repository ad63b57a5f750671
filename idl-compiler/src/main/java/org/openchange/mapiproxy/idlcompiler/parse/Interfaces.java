/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.idlcompiler.parse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.openchange.mapiproxy.idlcompiler.grammar.IdlParser.ArgumentContext;
import org.openchange.mapiproxy.idlcompiler.grammar.IdlParser.InterfaceDefinitionContext;
import org.openchange.mapiproxy.idlcompiler.grammar.IdlParser.OperationContext;
import org.openchange.mapiproxy.idlcompiler.grammar.IdlParser.ParameterContext;
import org.openchange.mapiproxy.idlcompiler.model.IdlFile;
import org.openchange.mapiproxy.idlcompiler.model.Operation;
import org.openchange.mapiproxy.idlcompiler.model.Operation.Parameter;
import org.openchange.mapiproxy.idlcompiler.model.Type;
import org.openchange.mapiproxy.idlcompiler.model.Type.PointerKind;

/** The header of an interface and its operations. */
final class Interfaces {
    private final Source source;
    private final Attributes header;
    private final InterfaceDefinitionContext context;

    Interfaces(Source source, InterfaceDefinitionContext context) {
        this.source = source;
        this.context = context;
        this.header = new Attributes(source, context.attributes());
    }

    /** What pointers are that say nothing themselves and are not the outermost of a parameter. */
    PointerKind pointerDefault() {
        List<ArgumentContext> arguments = header.arguments("pointer_default");
        if (arguments.isEmpty()) {
            return PointerKind.UNIQUE;
        }
        return switch (arguments.get(0).getText()) {
            case "ref" -> PointerKind.REF;
            case "unique" -> PointerKind.UNIQUE;
            case "ptr" -> PointerKind.FULL;
            default -> throw source.error(arguments.get(0), "pointer_default, expected ref, unique or ptr");
        };
    }

    IdlFile.Interface build(Declarations declarations) {
        List<Operation> operations = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (var item : context.item()) {
            if (item.operation() != null) {
                Operation operation = operation(operations.size(), item.operation(), declarations);
                if (!names.add(operation.name())) {
                    throw source.error(item, "duplicate operation '" + operation.name() + "'");
                }
                operations.add(operation);
            }
        }
        String[] version = version();
        return new IdlFile.Interface(
                context.IDENTIFIER().getText(),
                source.documentation(context),
                uuid(),
                Integer.parseInt(version[0]),
                version.length == 1 ? 0 : Integer.parseInt(version[1]),
                operations);
    }

    private String uuid() {
        List<ArgumentContext> arguments = header.arguments("uuid");
        if (arguments.isEmpty() || arguments.get(0) == null || arguments.get(0).UUID() == null) {
            throw source.error(
                    context, "an interface without uuid, expected [uuid(xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx)]");
        }
        return arguments.get(0).getText();
    }

    private String[] version() {
        List<ArgumentContext> arguments = header.arguments("version");
        String version = arguments.isEmpty() ? "0.0" : arguments.get(0).getText();
        if (!version.matches("\\d{1,5}(\\.\\d{1,5})?")) {
            throw source.error(arguments.get(0), "version " + version + ", expected MAJOR.MINOR");
        }
        return version.split("\\.");
    }

    private Operation operation(int opnum, OperationContext operation, Declarations declarations) {
        List<Parameter> parameters = new ArrayList<>();
        for (ParameterContext parameter : operation.parameter()) {
            boolean nothing =
                    parameter.getText().equals("void") && operation.parameter().size() == 1;
            if (!nothing) {
                parameters.add(parameter(parameter, declarations));
            }
        }
        Type returns = declarations.base(operation.typeSpecifier());
        return new Operation(
                opnum,
                operation.IDENTIFIER().getText(),
                source.documentation(operation),
                source.position(operation.IDENTIFIER().getSymbol()),
                operation.unknown == null ? parameters : null,
                returns);
    }

    private Parameter parameter(ParameterContext parameter, Declarations declarations) {
        Attributes attributes = new Attributes(source, parameter.attributes());
        var field = declarations.parameter(parameter, parameter.typeSpecifier(), parameter.declarator(), attributes);
        boolean handle = field.type() instanceof Type.BindingHandle;
        if (!handle && !attributes.has("in") && !attributes.has("out")) {
            throw source.error(parameter, "parameter '" + field.name() + "' without direction, expected [in] or [out]");
        }
        return new Parameter(field, attributes.has("in"), attributes.has("out"));
    }
}
