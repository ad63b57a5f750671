/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.adapter;

import jakarta.resource.spi.InvalidPropertyException;
import java.beans.IntrospectionException;
import java.beans.PropertyDescriptor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.openchange.mapiproxy.dcerpc.SyntaxId;

/** Reads the properties of one activation and collects everything that is wrong with them. */
final class ActivationProperties {
    private static final int OPNUMS = 0x10000;

    private final Class<?> specClass;
    private final List<String> problems = new ArrayList<>();
    private final List<PropertyDescriptor> wrong = new ArrayList<>();

    ActivationProperties(Class<?> specClass) {
        this.specClass = specClass;
    }

    String required(String property, String value) {
        String trimmed = value == null ? "" : value.trim();
        if (trimmed.isEmpty()) {
            refuse(property, "is missing");
        }
        return trimmed;
    }

    /** Names that are separated by commas; at least one. */
    List<String> names(String property, String value) {
        List<String> names = split(value);
        if (names.isEmpty()) {
            refuse(property, "is missing");
        }
        return names;
    }

    /** A name, or a well-formed {@code UUID/MAJOR.MINOR}. */
    void checkInterface(String property, String name) {
        if (!name.contains("/")) {
            return;
        }
        try {
            SyntaxId.parse(name);
        } catch (IllegalArgumentException e) {
            refuse(property, e.getMessage());
        }
    }

    /** Operation numbers that are separated by commas, decimal or 0x; none when absent. */
    Set<Integer> opnums(String property, String value) {
        Set<Integer> opnums = new TreeSet<>();
        for (String text : split(value)) {
            try {
                int opnum = Integer.decode(text);
                if (opnum < 0 || opnum >= OPNUMS) {
                    refuse(property, "\"" + text + "\" is not 0 to 65535");
                }
                opnums.add(opnum);
            } catch (NumberFormatException e) {
                refuse(property, "\"" + text + "\" is not a number");
            }
        }
        return opnums;
    }

    boolean isTrue(String property, String value, boolean absent) {
        if (value == null || value.isBlank()) {
            return absent;
        }
        return switch (value.trim()) {
            case "true" -> true;
            case "false" -> false;
            default -> {
                refuse(property, "\"" + value + "\" is neither true nor false");
                yield absent;
            }
        };
    }

    private static List<String> split(String value) {
        return value == null
                ? List.of()
                : Arrays.stream(value.split(","))
                        .map(String::trim)
                        .filter(text -> !text.isEmpty())
                        .toList();
    }

    private void refuse(String property, String why) {
        problems.add("activation property " + property + " " + why);
        try {
            wrong.add(new PropertyDescriptor(property, specClass));
        } catch (IntrospectionException e) {
            throw new IllegalStateException(specClass + " has no property " + property, e);
        }
    }

    /** @throws InvalidPropertyException with all that is wrong */
    void check() throws InvalidPropertyException {
        if (!problems.isEmpty()) {
            InvalidPropertyException refusal = new InvalidPropertyException(String.join("; ", problems));
            refusal.setInvalidPropertyDescriptors(wrong.toArray(PropertyDescriptor[]::new));
            throw refusal;
        }
    }
}
