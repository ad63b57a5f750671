/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.idlcompiler.parse;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.openchange.mapiproxy.idlcompiler.IdlException;
import org.openchange.mapiproxy.idlcompiler.model.Definition;
import org.openchange.mapiproxy.idlcompiler.model.Position;
import org.openchange.mapiproxy.idlcompiler.model.Scalar;
import org.openchange.mapiproxy.idlcompiler.model.Type;

/** The names that a file knows, with those of its imports. */
final class Scope {
    private final Map<String, Type> types = new HashMap<>();
    private final Map<String, String> tags = new HashMap<>();
    private final Map<String, Object> constants = new HashMap<>();
    private final Map<String, Definition> definitions = new LinkedHashMap<>();
    private final Map<String, Position> forward = new LinkedHashMap<>();

    Scope() {
        types.put("handle_t", new Type.BindingHandle());
        types.put("error_status_t", new Type.Primitive(Scalar.UNSIGNED_LONG, null));
        types.put("wchar_t", new Type.Primitive(Scalar.WCHAR, null));
        types.put("uuid_t", new Type.Uuid());
        types.put("GUID", new Type.Uuid());
    }

    void typedef(String name, Type type, Position position) {
        Type previous = types.putIfAbsent(name, type);
        if (previous != null && !previous.equals(type)) {
            throw new IdlException(position, "duplicate type '" + name + "'");
        }
    }

    /** The type of that name, or null. */
    Type type(String name) {
        return types.get(name);
    }

    /** Lets a tag stand for a definition that may come later. */
    Type.Named tag(String tag, String name, Position position) {
        String known = tags.putIfAbsent(tag, name);
        String target = known == null ? name : known;
        forward.putIfAbsent(target, position);
        return new Type.Named(target);
    }

    void define(Definition definition) {
        if (definitions.putIfAbsent(definition.name(), definition) != null) {
            throw new IdlException(definition.position(), "duplicate definition of '" + definition.name() + "'");
        }
        if (definition instanceof Definition.Constant constant) {
            constant(constant.name(), constant.value(), constant.position());
        }
    }

    void constant(String name, Object value, Position position) {
        if (constants.putIfAbsent(name, value) != null) {
            throw new IdlException(position, "duplicate constant '" + name + "'");
        }
    }

    /** The value of a constant or enumerator, or null. */
    Object constant(String name) {
        return constants.get(name);
    }

    Definition definition(String name) {
        return definitions.get(name);
    }

    Map<String, Definition> definitions() {
        return definitions;
    }

    /** Refuses names that were used and never defined. */
    void checkComplete() {
        forward.forEach((name, position) -> {
            if (!definitions.containsKey(name)) {
                throw new IdlException(position, "'" + name + "' is used here and defined nowhere");
            }
        });
    }
}
