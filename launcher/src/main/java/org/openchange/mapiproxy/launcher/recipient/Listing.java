/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.recipient;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.openchange.mapiproxy.persistence.directory.DirectoryEntry;
import org.openchange.mapiproxy.persistence.recipient.Recipient;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How commands show what they found or did. */
final class Listing {
    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    /** A line each, with columns between tabs: account, address, kind, name. */
    void list(List<Recipient> recipients) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            JsonArrayBuilder all = Json.createArrayBuilder();
            recipients.forEach(recipient -> all.add(object(recipient)));
            out.println(all.build());
            return;
        }
        recipients.forEach(recipient -> out.println(String.join(
                "\t",
                recipient.account().or(recipient::alias).orElse("-"),
                recipient.mail().orElse("-"),
                recipient.kind() + (recipient.enabled() ? "" : ", disabled"),
                recipient.name())));
    }

    private static JsonObjectBuilder object(Recipient recipient) {
        JsonObjectBuilder object = Json.createObjectBuilder()
                .add("dn", recipient.dn())
                .add("kind", recipient.kind())
                .add("name", recipient.name());
        recipient.account().ifPresent(account -> object.add("account", account));
        recipient.alias().ifPresent(alias -> object.add("alias", alias));
        recipient.mail().ifPresent(mail -> object.add("mail", mail));
        recipient.legacyDn().ifPresent(name -> object.add("legacyExchangeDN", name));
        return object.add("addresses", Json.createArrayBuilder(recipient.addresses()))
                .add("enabled", recipient.enabled())
                .add("hidden", recipient.hidden());
    }

    /** All attributes; what is no text as base 64. */
    void show(DirectoryEntry entry) {
        PrintWriter out = spec.commandLine().getOut();
        JsonObjectBuilder object = Json.createObjectBuilder().add("dn", entry.dn());
        if (!json) {
            out.println("dn: " + entry.dn());
        }
        for (String name : entry.attributeNames()) {
            List<String> values =
                    entry.allBytes(name).stream().map(Listing::readable).toList();
            object.add(name, Json.createArrayBuilder(values));
            if (!json) {
                values.forEach(value -> out.println(name + ": " + value));
            }
        }
        if (json) {
            out.println(object.build());
        }
    }

    private static String readable(byte[] value) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value))
                    .toString();
            if (text.chars().noneMatch(Character::isISOControl)) {
                return text;
            }
        } catch (CharacterCodingException e) {
            return Base64.getEncoder().encodeToString(value);
        }
        return Base64.getEncoder().encodeToString(value);
    }

    /** What was done to whom; as JSON only to whom. */
    void tell(String done, Recipient recipient) {
        if (json) {
            spec.commandLine().getOut().println(object(recipient).build());
            return;
        }
        spec.commandLine()
                .getOut()
                .println(done + " " + recipient.name()
                        + recipient.mail().map(mail -> " <" + mail + ">").orElse("") + ": " + recipient.dn());
    }
}
