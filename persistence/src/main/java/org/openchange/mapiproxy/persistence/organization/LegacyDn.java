/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.organization;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * [MS-OXOABK] 2.2.1.1 x500-dn: the distinguished name that clients know an object by, {@code /o=ORG/ou=GROUP/cn=...}. Compares without regard
 * to case and keeps the spelling. Immutable.
 *
 * @param components from the outermost to the innermost, at least one
 */
public record LegacyDn(List<Component> components) {
    private static final String CONTAINER = "cn";

    /**
     * One step of the name.
     *
     * @param type {@code o}, {@code ou} or {@code cn}, in lower case
     */
    public record Component(String type, String value) {
        public Component {
            type = type.toLowerCase(Locale.ROOT);
        }

        boolean is(String otherType, String otherValue) {
            return type.equals(otherType) && value.equalsIgnoreCase(otherValue);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Component that && is(that.type, that.value);
        }

        @Override
        public int hashCode() {
            return value.toLowerCase(Locale.ROOT).hashCode();
        }

        @Override
        public String toString() {
            return "/" + type + "=" + value;
        }
    }

    public LegacyDn {
        components = List.copyOf(components);
        if (components.isEmpty()) {
            throw new IllegalArgumentException("a legacy distinguished name without a component");
        }
    }

    public static LegacyDn organization(String name) {
        return new LegacyDn(List.of(new Component("o", name)));
    }

    /** @return empty if the text is none; a name comes from a client, so that this is nothing to throw */
    public static Optional<LegacyDn> parse(String text) {
        if (!text.startsWith("/")) {
            return Optional.empty();
        }
        List<Component> components = new ArrayList<>();
        for (String part : text.substring(1).split("/", -1)) {
            int equals = part.indexOf('=');
            if (equals < 1 || equals == part.length() - 1) {
                return Optional.empty();
            }
            components.add(new Component(part.substring(0, equals), part.substring(equals + 1)));
        }
        return Optional.of(new LegacyDn(components));
    }

    /** The {@code /o=} it begins with: whose object this is. */
    public Optional<String> organization() {
        Component first = components.get(0);
        return first.type().equals("o") ? Optional.of(first.value()) : Optional.empty();
    }

    /** The {@code /ou=} that follows the organization. */
    public Optional<String> administrativeGroup() {
        return components.stream()
                .skip(1)
                .limit(1)
                .filter(component -> component.type().equals("ou"))
                .map(Component::value)
                .findFirst();
    }

    /** The value of the innermost component. */
    public String name() {
        return components.get(components.size() - 1).value();
    }

    public LegacyDn unit(String name) {
        return with("ou", name);
    }

    public LegacyDn container(String name) {
        return with(CONTAINER, name);
    }

    private LegacyDn with(String type, String name) {
        List<Component> longer = new ArrayList<>(components);
        longer.add(new Component(type, name));
        return new LegacyDn(longer);
    }

    /** Without the innermost component; empty if there is only one. */
    public Optional<LegacyDn> parent() {
        return components.size() == 1
                ? Optional.empty()
                : Optional.of(new LegacyDn(components.subList(0, components.size() - 1)));
    }

    /**
     * The name of the server that this one is of or below.
     *
     * <p>[MS-OXABREF] 3.1.4.2: {@code /o=/ou=/cn=Configuration/cn=Servers/[cn=INSTANCE/]cn=SERVER}, and the same with a database below it.
     */
    public Optional<LegacyDn> server() {
        for (int i = 1; i + 1 < components.size(); i++) {
            if (components.get(i - 1).is(CONTAINER, "Configuration")
                    && components.get(i).is(CONTAINER, "Servers")) {
                return Optional.of(new LegacyDn(components.subList(0, i + 2)));
            }
        }
        return Optional.empty();
    }

    /** Whether this name is the other, or of an object below it. */
    public boolean isAtOrBelow(LegacyDn other) {
        return components.size() >= other.components.size()
                && components.subList(0, other.components.size()).equals(other.components);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        components.forEach(text::append);
        return text.toString();
    }
}
