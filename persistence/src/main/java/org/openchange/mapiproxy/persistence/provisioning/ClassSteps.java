/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.provisioning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.openchange.mapiproxy.persistence.directory.DirectoryEntry;
import org.openchange.mapiproxy.persistence.directory.DirectoryException;
import org.openchange.mapiproxy.persistence.directory.Modification;
import org.openchange.mapiproxy.persistence.schema.SchemaClass;

/**
 * The steps for object classes. A class may only name what the server knows already; so classes come in batches after which the server loads its
 * schema, and a superior that comes later is added to the class afterwards.
 */
final class ClassSteps {
    private static final String BELOW = "possSuperiors";

    private final List<SchemaClass> wanted;
    private final KnownSchema known;
    private final SchemaObjects objects;
    private final SchemaWriter writer;
    private final Set<String> made = new HashSet<>();
    private final Map<String, List<String>> postponed = new HashMap<>();

    ClassSteps(List<SchemaClass> wanted, KnownSchema known, SchemaObjects objects, SchemaWriter writer) {
        this.wanted = wanted;
        this.known = known;
        this.objects = objects;
        this.writer = writer;
    }

    /** Batch by batch the classes whose superclass and auxiliary classes are there. Asked before {@link #additions}. */
    List<List<Step>> creations() throws DirectoryException {
        List<SchemaClass> rest = new ArrayList<>();
        for (SchemaClass candidate : wanted) {
            if (candidate.definition().isPresent() && !known.hasClass(candidate.name())) {
                known.requireFree(candidate.definition().get().oid(), candidate.name());
                rest.add(candidate);
            }
        }
        List<List<Step>> batches = new ArrayList<>();
        while (!rest.isEmpty()) {
            List<SchemaClass> next = rest.stream().filter(this::isReady).toList();
            if (next.isEmpty()) {
                throw lacks(rest.get(0));
            }
            batches.add(next.stream().map(this::creation).toList());
            next.forEach(candidate -> made.add(key(candidate.name())));
            rest.removeAll(next);
        }
        return batches;
    }

    private static DirectoryException lacks(SchemaClass schemaClass) {
        return new DirectoryException(
                DirectoryException.Reason.NOT_ALLOWED,
                "the schema lacks " + schemaClass.name() + ", or what it is made of, and is no Active Directory's");
    }

    private boolean isReady(SchemaClass candidate) {
        return isKnown(candidate.definition().orElseThrow().superclass())
                && candidate.auxiliary().stream().allMatch(this::isKnown);
    }

    private boolean isKnown(String name) {
        return known.hasClass(name) || made.contains(key(name));
    }

    private Step creation(SchemaClass missing) {
        List<String> below = missing.below().stream().filter(this::isKnown).toList();
        postponed.put(
                key(missing.name()),
                missing.below().stream().filter(name -> !isKnown(name)).toList());
        DirectoryEntry entry = objects.objectClass(missing, missing.definition().orElseThrow(), below);
        return new Step("class " + missing.name(), () -> writer.add(entry));
    }

    /** To classes that are there, and to new ones what could not be named yet. */
    List<Step> additions() throws DirectoryException {
        List<Step> steps = new ArrayList<>();
        for (SchemaClass schemaClass : wanted) {
            if (postponed.containsKey(key(schemaClass.name()))) {
                addition(schemaClass, BELOW, postponed.get(key(schemaClass.name())), steps);
            } else {
                DirectoryEntry there = known.objectClass(schemaClass.name()).orElseThrow(() -> lacks(schemaClass));
                addition(
                        schemaClass,
                        "auxiliaryClass",
                        lacking(there, schemaClass.auxiliary(), "auxiliaryClass", "systemAuxiliaryClass"),
                        steps);
                addition(
                        schemaClass,
                        "mayContain",
                        lacking(
                                there,
                                schemaClass.may(),
                                "mayContain",
                                "systemMayContain",
                                "mustContain",
                                "systemMustContain"),
                        steps);
                addition(schemaClass, BELOW, lacking(there, schemaClass.below(), BELOW, "systemPossSuperiors"), steps);
            }
        }
        return steps;
    }

    private void addition(SchemaClass schemaClass, String attribute, List<String> values, List<Step> steps) {
        if (!values.isEmpty()) {
            String dn = known.objectClass(schemaClass.name())
                    .map(DirectoryEntry::dn)
                    .orElseGet(() -> objects.dn(schemaClass.commonName()));
            Modification modification = Modification.add(attribute, values.toArray(String[]::new));
            steps.add(new Step(
                    attribute + " " + String.join(", ", values) + " of class " + schemaClass.name(),
                    () -> writer.modify(dn, modification)));
        }
    }

    private static List<String> lacking(DirectoryEntry there, List<String> wanted, String... attributes) {
        Set<String> present = new HashSet<>();
        Stream.of(attributes)
                .flatMap(attribute -> there.texts(attribute).stream())
                .forEach(value -> present.add(key(value)));
        return wanted.stream().filter(value -> !present.contains(key(value))).toList();
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
