/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.idlcompiler.parse;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.tree.ParseTree;
import org.openchange.mapiproxy.idlcompiler.grammar.IdlParser.BuiltinTypeContext;
import org.openchange.mapiproxy.idlcompiler.model.Scalar;
import org.openchange.mapiproxy.idlcompiler.model.Type;

/** The types that are spelled with keywords. */
final class Builtins {
    private Builtins() {}

    static Type type(Source source, BuiltinTypeContext context) {
        List<String> words = new ArrayList<>(
                context.children.stream().map(ParseTree::getText).toList());
        if (words.equals(List.of("void"))) {
            return new Type.Void();
        }
        boolean unsigned = words.remove("unsigned");
        boolean signed = words.remove("signed");
        if (words.size() > 1) {
            words.remove("int");
        }
        String name = words.isEmpty() ? "int" : String.join(" ", words);
        Scalar scalar = unsigned && signed ? null : unsigned ? unsigned(name) : plain(name, signed);
        if (scalar == null) {
            throw source.error(
                    context,
                    "'"
                            + String.join(
                                    " ",
                                    context.children.stream()
                                            .map(ParseTree::getText)
                                            .toList()) + "' is not a type, expected for example 'unsigned long'");
        }
        return new Type.Primitive(scalar, null);
    }

    private static Scalar unsigned(String name) {
        return switch (name) {
            case "char" -> Scalar.CHAR;
            case "small", "__int8" -> Scalar.UNSIGNED_SMALL;
            case "short", "__int16" -> Scalar.UNSIGNED_SHORT;
            case "long", "int", "__int32" -> Scalar.UNSIGNED_LONG;
            case "hyper", "__int64", "long long" -> Scalar.UNSIGNED_HYPER;
            default -> null;
        };
    }

    private static Scalar plain(String name, boolean signed) {
        return switch (name) {
            case "char" -> signed ? Scalar.SMALL : Scalar.CHAR;
            case "small", "__int8" -> Scalar.SMALL;
            case "short", "__int16" -> Scalar.SHORT;
            case "long", "int", "__int32" -> Scalar.LONG;
            case "hyper", "__int64", "long long" -> Scalar.HYPER;
            default -> signed ? null : otherwise(name);
        };
    }

    private static Scalar otherwise(String name) {
        return switch (name) {
            case "boolean" -> Scalar.BOOLEAN;
            case "byte" -> Scalar.BYTE;
            case "float" -> Scalar.FLOAT;
            case "double" -> Scalar.DOUBLE;
            default -> null;
        };
    }
}
