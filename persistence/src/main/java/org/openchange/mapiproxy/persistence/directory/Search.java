/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory;

import java.util.List;
import java.util.Objects;

/**
 * What is looked for.
 *
 * @param base where to look, RFC 4514
 * @param attributes what is wanted of each entry; empty for all that are not operational
 */
public record Search(String base, Scope scope, EntryFilter filter, List<String> attributes) {

    /** RFC 4511 section 4.5.1.2. */
    public enum Scope {
        BASE,
        ONE_LEVEL,
        SUBTREE
    }

    public Search {
        Objects.requireNonNull(base, "base");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(filter, "filter");
        attributes = List.copyOf(attributes);
    }

    public static Search below(String base, EntryFilter filter, String... attributes) {
        return new Search(base, Scope.SUBTREE, filter, List.of(attributes));
    }

    public static Search childrenOf(String base, EntryFilter filter, String... attributes) {
        return new Search(base, Scope.ONE_LEVEL, filter, List.of(attributes));
    }
}
