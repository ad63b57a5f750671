/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.idlcompiler.parse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.antlr.v4.runtime.tree.ParseTree;
import org.openchange.mapiproxy.idlcompiler.grammar.IdlParser.ArgumentContext;
import org.openchange.mapiproxy.idlcompiler.grammar.IdlParser.AttributeContext;
import org.openchange.mapiproxy.idlcompiler.grammar.IdlParser.AttributesContext;

/** The attributes of one declaration. Each may be given once, and only those that the language has. */
final class Attributes {
    private static final Set<String> KNOWN = Set.of(
            "async",
            "case",
            "context_handle",
            "default",
            "endpoint",
            "first_is",
            "handle",
            "helpstring",
            "idempotent",
            "in",
            "last_is",
            "length_is",
            "max_is",
            "maybe",
            "ms_union",
            "out",
            "pointer_default",
            "ptr",
            "range",
            "ref",
            "size_is",
            "strict_context_handle",
            "string",
            "switch_is",
            "switch_type",
            "type_strict_context_handle",
            "unique",
            "uuid",
            "v1_enum",
            "version");

    private final Map<String, AttributeContext> byName = new LinkedHashMap<>();

    /** @param context null where the declaration has none */
    Attributes(Source source, AttributesContext context) {
        if (context == null) {
            return;
        }
        for (AttributeContext attribute : context.attribute()) {
            String name = attribute.name.getText();
            if (!KNOWN.contains(name)) {
                throw source.error(attribute, "unknown attribute '" + name + "', expected one of " + sorted(KNOWN));
            }
            if (byName.put(name, attribute) != null) {
                throw source.error(attribute, "attribute '" + name + "' is given twice");
            }
        }
    }

    boolean has(String name) {
        return byName.containsKey(name);
    }

    /** The attribute, or null. */
    AttributeContext get(String name) {
        return byName.get(name);
    }

    /** Its arguments; those left out between commas are null; empty when the attribute is not there. */
    List<ArgumentContext> arguments(String name) {
        AttributeContext attribute = byName.get(name);
        List<ArgumentContext> arguments = new ArrayList<>();
        if (attribute == null || attribute.getChildCount() < 2) {
            return arguments;
        }
        ArgumentContext pending = null;
        for (ParseTree child : attribute.children.subList(2, attribute.getChildCount())) {
            if (child instanceof ArgumentContext argument) {
                pending = argument;
            } else {
                arguments.add(pending);
                pending = null;
            }
        }
        return arguments;
    }

    private static String sorted(Set<String> names) {
        return String.join(", ", names.stream().sorted().toList());
    }
}
