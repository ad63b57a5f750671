/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.idlcompiler.emit;

import java.util.Locale;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** How names of the IDL become names of Java. */
final class JavaNames {
    /** Local names of the generated methods and names that records cannot have. */
    private static final Set<String> TAKEN = Set.of(
            "reader",
            "writer",
            "tree",
            "deferred",
            "maxCount",
            "discriminant",
            "opnum",
            "clone",
            "finalize",
            "getClass",
            "hashCode",
            "notify",
            "notifyAll",
            "toString",
            "wait");

    private JavaNames() {}

    /** {@code PropertyTagArray_r} is PropertyTagArray, {@code PROP_VAL_UNION} PropValUnion, {@code ept_map} EptMap. */
    static String type(String name) {
        String core = name.replaceFirst("^_+", "").replaceFirst("_[tr]$", "");
        StringBuilder java = new StringBuilder();
        boolean shouting = core.equals(core.toUpperCase(Locale.ROOT)) && core.length() > 1;
        for (String word : core.split("_+")) {
            if (!word.isEmpty()) {
                java.append(Character.toUpperCase(word.charAt(0)));
                java.append(shouting ? word.substring(1).toLowerCase(Locale.ROOT) : word.substring(1));
            }
        }
        return java.toString();
    }

    /** {@code num_ents} is numEnts, {@code SortType} sortType, {@code class} class_. */
    static String component(String name) {
        StringBuilder java = new StringBuilder();
        for (String word : name.split("_+")) {
            if (!word.isEmpty()) {
                char first = word.charAt(0);
                java.append(java.isEmpty() ? Character.toLowerCase(first) : Character.toUpperCase(first));
                java.append(word.substring(1));
            }
        }
        String result = java.toString();
        boolean taken =
                SourceVersion.isKeyword(result) || TAKEN.contains(result) || result.matches("(reader|item)\\d*");
        return taken ? result + "_" : result;
    }

    /** The name of a method that returns a copy with one component changed. */
    static String with(String component) {
        return "with" + Character.toUpperCase(component.charAt(0)) + component.substring(1);
    }
}
