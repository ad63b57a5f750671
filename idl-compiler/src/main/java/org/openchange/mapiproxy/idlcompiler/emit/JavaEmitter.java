/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.idlcompiler.emit;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openchange.mapiproxy.idlcompiler.IdlException;
import org.openchange.mapiproxy.idlcompiler.model.Definition;
import org.openchange.mapiproxy.idlcompiler.model.IdlFile;
import org.openchange.mapiproxy.idlcompiler.model.Operation;
import org.openchange.mapiproxy.idlcompiler.model.Position;

/** Makes the Java files of an IDL file: one package, called like the file. */
public final class JavaEmitter {
    private final IdlFile file;
    private final String packageName;
    private final Layout layout;
    private final JavaTypes types;
    private final Map<String, String> names = new HashMap<>();
    private final List<JavaFile> files = new ArrayList<>();

    private JavaEmitter(IdlFile file, String packagePrefix) {
        this.file = file;
        this.packageName = packagePrefix + "." + file.name().toLowerCase(Locale.ROOT);
        this.layout = new Layout(file.definitions());
        this.types = new JavaTypes(packageName);
    }

    /**
     * @param packagePrefix the package that the file's package lies in
     * @throws IdlException when two names of the IDL become one name in Java
     */
    public static List<JavaFile> emit(IdlFile file, String packagePrefix) {
        return new JavaEmitter(file, packagePrefix).emit();
    }

    /** The source of a generated package's {@code package-info.java}. */
    public static String packageInfo(String idlFile, String packageName) {
        return "// Generated from " + idlFile + ". Do not edit.\n"
                + "/** Requests, responses and types of " + idlFile + ". */\n"
                + "package " + packageName + ";\n";
    }

    private List<JavaFile> emit() {
        Position start = new Position(file.name() + ".idl", 1, 1);
        add(new InterfaceEmitter(types, file).emit(), "the file itself", start);
        file.definitions().values().forEach(this::add);
        if (file.contract() != null) {
            file.contract().operations().stream().filter(o -> !o.isOpaque()).forEach(this::add);
        }
        return files;
    }

    private void add(Definition definition) {
        if (definition instanceof Definition.Structure structure) {
            add(new StructureEmitter(layout, types, structure).emit(), structure.name(), structure.position());
        } else if (definition instanceof Definition.Union union) {
            add(new UnionEmitter(layout, types, union).emit(), union.name(), union.position());
        } else if (definition instanceof Definition.Enumeration enumeration) {
            add(new EnumerationEmitter(types, enumeration).emit(), enumeration.name(), enumeration.position());
        }
    }

    private void add(Operation operation) {
        add(MessageEmitter.request(layout, types, operation).emit(), operation.name(), operation.position());
        add(MessageEmitter.response(layout, types, operation).emit(), operation.name(), operation.position());
    }

    private void add(TypeSpec type, String origin, Position position) {
        String previous = names.putIfAbsent(type.name(), origin);
        if (previous != null) {
            throw new IdlException(
                    position,
                    "'" + origin + "' and '" + previous + "' are both called " + type.name()
                            + " in Java, expected different names");
        }
        files.add(JavaFile.builder(packageName, type)
                .addFileComment("Generated from $L.idl. Do not edit.", file.name())
                .skipJavaLangImports(true)
                .indent("    ")
                .build());
    }
}
