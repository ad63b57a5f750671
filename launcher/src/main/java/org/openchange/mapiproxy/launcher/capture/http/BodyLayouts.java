/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture.http;

import static org.openchange.mapiproxy.launcher.capture.http.BodyField.guid;
import static org.openchange.mapiproxy.launcher.capture.http.BodyField.list;
import static org.openchange.mapiproxy.launcher.capture.http.BodyField.minimalIds;
import static org.openchange.mapiproxy.launcher.capture.http.BodyField.optional;
import static org.openchange.mapiproxy.launcher.capture.http.BodyField.rest;
import static org.openchange.mapiproxy.launcher.capture.http.BodyField.sized;
import static org.openchange.mapiproxy.launcher.capture.http.BodyField.stat;
import static org.openchange.mapiproxy.launcher.capture.http.BodyField.string8;
import static org.openchange.mapiproxy.launcher.capture.http.BodyField.tags;
import static org.openchange.mapiproxy.launcher.capture.http.BodyField.u32;
import static org.openchange.mapiproxy.launcher.capture.http.BodyField.u8;
import static org.openchange.mapiproxy.launcher.capture.http.BodyField.unicode;
import static org.openchange.mapiproxy.launcher.capture.http.BodyLayout.answer;
import static org.openchange.mapiproxy.launcher.capture.http.BodyLayout.request;

import java.util.Map;
import java.util.Optional;

/**
 * The bodies of [MS-OXCMAPIHTTP] 2.2.4 (mailbox) and 2.2.5 (address book) besides Execute. Property values, rows and restrictions of the address book
 * stay bytes, together with the AuxiliaryBuffer behind them.
 */
final class BodyLayouts {
    private static final Map<String, BodyLayout> MAILBOX_REQUESTS = Map.of(
            "Connect",
            request(string8("UserDn"), u32("Flags"), u32("DefaultCodePage"), u32("LcidSort"), u32("LcidString")),
            "Disconnect",
            request(),
            "NotificationWait",
            request(u32("Flags")));

    private static final Map<String, BodyLayout> MAILBOX_ANSWERS = Map.of(
            "Connect",
            answer(u32("PollsMax"), u32("RetryCount"), u32("RetryDelay"), string8("DnPrefix"), unicode("DisplayName")),
            "Disconnect",
            answer(),
            "NotificationWait",
            answer(u32("EventPending")));

    private static final Map<String, BodyLayout> ADDRESS_BOOK_REQUESTS = Map.ofEntries(
            Map.entry("Bind", request(u32("Flags"), optional(stat()))),
            Map.entry("Unbind", request(u32("Reserved"))),
            Map.entry("CompareMIds", request(u32("Reserved"), optional(stat()), u32("MinimalId1"), u32("MinimalId2"))),
            Map.entry("DNToMId", request(u32("Reserved"), optional(list("Names", 1, string8("Name"))))),
            Map.entry(
                    "GetMatches",
                    request(u32("Reserved"), optional(stat()), optional(minimalIds("MinimalIds")), rest("Rest"))),
            Map.entry("GetPropList", request(u32("Flags"), u32("MinimalId"), u32("CodePage"))),
            Map.entry("GetProps", request(u32("Flags"), optional(stat()), optional(tags("PropertyTags")))),
            Map.entry("GetSpecialTable", request(u32("Flags"), optional(stat()), optional(u32("Version")))),
            Map.entry(
                    "GetTemplateInfo",
                    request(
                            u32("Flags"),
                            u32("DisplayType"),
                            optional(string8("TemplateDn")),
                            u32("CodePage"),
                            u32("LocaleId"))),
            Map.entry(
                    "ModLinkAtt",
                    request(
                            u32("Flags"),
                            u32("PropertyTag"),
                            u32("MinimalId"),
                            optional(list("EntryIds", Integer.BYTES, sized("EntryId"))))),
            Map.entry(
                    "ModProps",
                    request(
                            u32("Reserved"),
                            optional(stat()),
                            optional(tags("PropertyTags")),
                            optional(rest("PropertyValuesAndRest")))),
            Map.entry("QueryColumns", request(u32("Reserved"), u32("MapiFlags"))),
            Map.entry(
                    "QueryRows",
                    request(
                            u32("Flags"),
                            optional(stat()),
                            minimalIds("ExplicitTable"),
                            u32("RowCount"),
                            optional(tags("Columns")))),
            Map.entry(
                    "ResolveNames",
                    request(
                            u32("Reserved"),
                            optional(stat()),
                            optional(tags("PropertyTags")),
                            optional(list("Names", 2, unicode("Name"))))),
            Map.entry(
                    "ResortRestriction",
                    request(u32("Reserved"), optional(stat()), optional(minimalIds("MinimalIds")))),
            Map.entry("SeekEntries", request(u32("Reserved"), optional(stat()), rest("TargetAndRest"))),
            Map.entry("UpdateStat", request(u32("Reserved"), optional(stat()), u8("DeltaRequested"))),
            Map.entry("GetMailboxUrl", request(u32("Flags"), unicode("ServerDn"))),
            Map.entry("GetAddressBookUrl", request(u32("Flags"), unicode("UserDn"))));

    private static final Map<String, BodyLayout> ADDRESS_BOOK_ANSWERS = Map.ofEntries(
            Map.entry("Bind", answer(guid("ServerGuid"))),
            Map.entry("Unbind", answer()),
            Map.entry("CompareMIds", answer(u32("Result"))),
            Map.entry("DNToMId", answer(optional(minimalIds("MinimalIds")))),
            Map.entry(
                    "GetMatches",
                    answer(optional(stat()), optional(minimalIds("MinimalIds")), optional(rest("RowsAndRest")))),
            Map.entry("GetPropList", answer(optional(tags("PropertyTags")))),
            Map.entry("GetProps", answer(u32("CodePage"), optional(rest("PropertyValuesAndRest")))),
            Map.entry(
                    "GetSpecialTable",
                    answer(u32("CodePage"), optional(u32("Version")), optional(rest("RowsAndRest")))),
            Map.entry("GetTemplateInfo", answer(u32("CodePage"), optional(rest("RowAndRest")))),
            Map.entry("ModLinkAtt", answer()),
            Map.entry("ModProps", answer()),
            Map.entry("QueryColumns", answer(optional(tags("Columns")))),
            Map.entry("QueryRows", answer(optional(stat()), optional(rest("RowsAndRest")))),
            Map.entry(
                    "ResolveNames",
                    answer(u32("CodePage"), optional(minimalIds("MinimalIds")), optional(rest("RowsAndRest")))),
            Map.entry("ResortRestriction", answer(optional(stat()), optional(minimalIds("MinimalIds")))),
            Map.entry("SeekEntries", answer(optional(stat()), optional(rest("RowsAndRest")))),
            Map.entry("UpdateStat", answer(optional(stat()), optional(u32("Delta")))),
            Map.entry("GetMailboxUrl", answer(unicode("ServerUrl"))),
            Map.entry("GetAddressBookUrl", answer(unicode("ServerUrl"))));

    private BodyLayouts() {}

    static Optional<BodyLayout> ofRequest(boolean mailbox, String type) {
        return Optional.ofNullable((mailbox ? MAILBOX_REQUESTS : ADDRESS_BOOK_REQUESTS).get(type));
    }

    static Optional<BodyLayout> ofAnswer(boolean mailbox, String type) {
        return Optional.ofNullable((mailbox ? MAILBOX_ANSWERS : ADDRESS_BOOK_ANSWERS).get(type));
    }
}
