/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.provisioning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openchange.mapiproxy.persistence.directory.Directory;
import org.openchange.mapiproxy.persistence.directory.DirectoryEntry;
import org.openchange.mapiproxy.persistence.directory.DirectoryException;
import org.openchange.mapiproxy.persistence.directory.Modification;
import org.openchange.mapiproxy.persistence.schema.ExchangeSchema;
import org.openchange.mapiproxy.persistence.schema.SchemaAttribute;

/** Finds out what Active Directory's schema lacks. Only adds: what is there already stays as it is, even where it differs. */
final class ActiveDirectorySchema {
    /** [MS-ADTS] 3.1.1.2.3.1: in linkID it has the server choose a number. */
    private static final String CHOOSE_LINK = "1.2.840.113556.1.2.50";

    private static final String ROOT_DSE = "";

    private final Directory directory;
    private final ExchangeSchema wanted;
    private final SchemaObjects objects;
    private final KnownSchema known;
    private final SchemaWriter writer;

    ActiveDirectorySchema(Directory directory, ExchangeSchema wanted) throws DirectoryException {
        this.directory = directory;
        this.wanted = wanted;
        String schema = "CN=Schema," + directory.layout().configuration();
        objects = new SchemaObjects(schema);
        known = KnownSchema.read(directory, schema);
        writer = new SchemaWriter(directory, schema);
    }

    List<Stage> stages() throws DirectoryException {
        List<Stage> stages = new ArrayList<>();
        stages.add(stage("attributes", attributes(false)));
        stages.add(stage("attributes that link back", attributes(true)));
        ClassSteps classes = new ClassSteps(wanted.classes(), known, objects, writer);
        for (List<Step> batch : classes.creations()) {
            stages.add(stage("classes", batch));
        }
        stages.add(stage("additions to classes", classes.additions()));
        return stages;
    }

    private Stage stage(String name, List<Step> steps) {
        return new Stage(
                name + " of the schema",
                steps,
                () -> directory.modify(ROOT_DSE, List.of(Modification.replace("schemaUpdateNow", "1"))));
    }

    private List<Step> attributes(boolean back) throws DirectoryException {
        Map<Integer, SchemaAttribute> links = new HashMap<>();
        wanted.attributes().forEach(attribute -> attribute.linkId().ifPresent(id -> links.put(id, attribute)));
        List<Step> steps = new ArrayList<>();
        for (SchemaAttribute attribute : wanted.attributes()) {
            if (isBack(attribute) == back && !known.hasAttribute(attribute.name())) {
                known.requireFree(attribute.oid(), attribute.name());
                DirectoryEntry entry = objects.attribute(attribute, link(attribute, links));
                steps.add(new Step("attribute " + attribute.name(), () -> writer.add(entry)));
            }
        }
        return steps;
    }

    private static boolean isBack(SchemaAttribute attribute) {
        return attribute.linkId().isPresent() && attribute.linkId().getAsInt() % 2 == 1;
    }

    /** The documented number of a link, or if others have it what has the server choose: for a link back that is the forward link's OID. */
    private String link(SchemaAttribute attribute, Map<Integer, SchemaAttribute> links) {
        if (attribute.linkId().isEmpty()) {
            return "";
        }
        int id = attribute.linkId().getAsInt();
        boolean back = isBack(attribute);
        int forward = back ? id - 1 : id;
        boolean ours = !known.isLinkTaken(id)
                && (!known.isLinkTaken(forward)
                        || known.hasAttribute(links.get(forward).name()));
        if (ours) {
            return String.valueOf(id);
        }
        return back ? links.get(forward).oid() : CHOOSE_LINK;
    }
}
