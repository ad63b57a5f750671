/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every operation that was compiled, found by its constant {@code TYPE}: a list that nobody can forget to add to. */
public final class RopTypes {
    private static final Map<String, RopType> BY_NAME =
            find().collect(Collectors.toMap(RopType::name, Function.identity()));

    private RopTypes() {}

    /** In the order of their RopIds. */
    public static List<RopType> all() {
        return BY_NAME.values().stream()
                .sorted(Comparator.comparingInt(RopType::id))
                .toList();
    }

    public static RopType byName(String name) {
        RopType type = BY_NAME.get(name);
        if (type == null) {
            throw new IllegalArgumentException("no operation is called " + name);
        }
        return type;
    }

    private static Stream<RopType> find() {
        try {
            Path classes = Path.of(RopType.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            try (Stream<Path> files = Files.walk(classes.resolve("org/openchange/mapiproxy/rop"))) {
                return files
                        .map(file -> classes.relativize(file).toString())
                        .filter(file -> file.matches(".*/Rop[A-Z]\\w*\\.class"))
                        .map(file -> file.replace(".class", "").replace('/', '.'))
                        .toList()
                        .stream()
                        .flatMap(RopTypes::typeIn);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<RopType> typeIn(String className) {
        try {
            for (Field field : Class.forName(className).getDeclaredFields()) {
                if (field.getType() == RopType.class && Modifier.isStatic(field.getModifiers())) {
                    return Stream.of((RopType) field.get(null));
                }
            }
            return Stream.empty();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(className, e);
        }
    }
}
