/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Sorts the entries of a file: ours, those of modules, those of Samba, and those that somebody has misspelt.
 *
 * @param moduleOptions values by normalized name
 * @param notes what has no effect, each thing once
 * @param problems what cannot be meant
 */
record FileReview(Map<String, String> moduleOptions, List<String> notes, List<ConfProblem> problems) {
    private static final Set<String> OWN_PREFIXES = Set.of("dcerpc_mapiproxy", "mapiproxy");

    private static final Set<String> SAMBA_PREFIXES = Set.of("dcesrv", "acl_xattr", "idmap", "idmapconfig", "ldapsam");
    /** Of the original's server mode. */
    private static final Set<String> ORIGINAL_PREFIXES =
            Set.of("exchange_nsp", "mapistore", "namedproperties", "asyncemsmdb", "openchange");

    static FileReview of(ConfFile file) {
        Sorter sorter = new Sorter();
        file.entries().forEach(sorter::sort);
        return new FileReview(sorter.moduleOptions, sorter.notes(), sorter.problems);
    }

    /** Whether an option that is none of ours is one for a module to read. */
    static boolean belongsToModules(ConfEntry entry) {
        String prefix = OptionName.prefix(entry.name());
        return !prefix.isEmpty()
                && !SAMBA_PREFIXES.contains(prefix)
                && !ORIGINAL_PREFIXES.contains(prefix)
                && !isLikeOurs(prefix);
    }

    private static boolean isLikeOurs(String prefix) {
        return OWN_PREFIXES.stream().anyMatch(own -> OptionName.distance(own, prefix) <= 2);
    }

    private static final class Sorter {
        private final Map<String, String> moduleOptions = new HashMap<>();
        private final List<ConfProblem> problems = new ArrayList<>();
        private final Map<String, String> notes = new LinkedHashMap<>();
        private final Set<String> sections = new LinkedHashSet<>();

        List<String> notes() {
            List<String> all = new ArrayList<>(notes.values());
            sections.forEach(section -> all.add("section [" + section + "] is a share of Samba's and is ignored"));
            return all;
        }

        void sort(ConfEntry entry) {
            Optional<ProxyOption> known = ProxyOption.named(entry.name());
            if (!entry.isGlobal()) {
                onShareOption(entry, known);
            } else if (known.isPresent()) {
                if (!known.get().effective()) {
                    note(entry, "is accepted, but has no effect in this version");
                }
            } else if (entry.name().indexOf(':') < 0) {
                onPlainOption(entry);
            } else {
                onParametricOption(entry);
            }
        }

        private void onShareOption(ConfEntry entry, Optional<ProxyOption> known) {
            sections.add(entry.section());
            if (known.filter(option -> option.optionName().indexOf(':') > 0).isPresent()) {
                problem(entry, "stands in section [" + entry.section() + "]; allowed only in [global]");
            }
        }

        private void onPlainOption(ConfEntry entry) {
            if (entry.normalizedName().equals("include")) {
                note(entry, "is not followed: put the options into this file");
                return;
            }
            note(
                    entry,
                    "is an option of Samba's and is ignored"
                            + nearest(entry, 2)
                                    .map(name -> "; if \"" + name + "\" was meant, correct it")
                                    .orElse(""));
        }

        private void onParametricOption(ConfEntry entry) {
            String prefix = OptionName.prefix(entry.name());
            if (SAMBA_PREFIXES.contains(prefix)) {
                note(entry, "is an option of Samba's and is ignored");
            } else if (ORIGINAL_PREFIXES.contains(prefix)) {
                note(entry, "is accepted, but has no effect in this version");
            } else if (isLikeOurs(prefix)) {
                String nearest = nearest(entry, Integer.MAX_VALUE).orElseThrow();
                problem(entry, "there is no such option; the nearest is \"" + nearest + "\"");
            } else {
                moduleOptions.put(entry.normalizedName(), entry.value());
            }
        }

        private Optional<String> nearest(ConfEntry entry, int within) {
            boolean parametric = entry.name().indexOf(':') >= 0;
            return Arrays.stream(ProxyOption.values())
                    .map(ProxyOption::optionName)
                    .filter(name -> name.indexOf(':') >= 0 == parametric)
                    .filter(name -> distance(entry, name) <= within)
                    .min(Comparator.comparingInt(name -> distance(entry, name)));
        }

        private static int distance(ConfEntry entry, String name) {
            return OptionName.distance(entry.normalizedName(), OptionName.normalize(name));
        }

        private void note(ConfEntry entry, String what) {
            notes.putIfAbsent(entry.normalizedName(), entry.origin() + ": \"" + entry.name() + "\" " + what);
        }

        private void problem(ConfEntry entry, String wrong) {
            // A misspelt password is a password.
            boolean secret = entry.normalizedName().contains("pas")
                    || wrong.contains("\"" + ProxyOption.PASSWORD.optionName() + "\"");
            problems.add(new ConfProblem(entry.origin(), entry.name(), secret ? "****" : entry.value(), wrong));
        }
    }
}
