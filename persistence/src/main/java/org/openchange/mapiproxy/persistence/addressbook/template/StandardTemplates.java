/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook.template;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.persistence.addressbook.DisplayType;
import org.openchange.mapiproxy.persistence.addressbook.SortLocales;
import org.openchange.mapiproxy.persistence.addressbook.template.Control.Type;
import org.openchange.mapiproxy.persistence.addressbook.template.TemplateLayout.Field;

/** The dialogs that this product brings with it, in English and German. Others who read another language get the English ones. Thread-safe. */
public final class StandardTemplates {
    private static final String ENGLISH = "en";
    private static final String GERMAN = "de";

    private static final int EMAIL_ADDRESS = 0x3003001E;
    private static final int MEMBER_OF = 0x8008000D;

    private static final Field DISPLAY_NAME = new Field("displayName", 0x3001001E, 256);
    private static final Field ALIAS = new Field("alias", 0x3A00001E, 64);

    private static final Map<String, StandardTemplates> BY_LANGUAGE =
            Map.of(ENGLISH, new StandardTemplates(ENGLISH), GERMAN, new StandardTemplates(GERMAN));

    private final Map<Integer, DisplayTemplate> displays;
    private final List<AddressTemplate> addresses;

    private StandardTemplates(String language) {
        TemplateTexts texts = new TemplateTexts(language);
        DisplayTemplate person = person(texts);
        displays = Map.of(
                DisplayType.MAIL_USER.value(),
                person,
                DisplayType.REMOTE_MAIL_USER.value(),
                person,
                DisplayType.DISTRIBUTION_LIST.value(),
                distributionList(texts),
                DisplayType.FORUM.value(),
                simple(texts, "publicFolder"),
                DisplayType.AGENT.value(),
                simple(texts, "agent"));
        addresses = List.of(smtp(texts));
    }

    /** @return empty for a language code that means no language */
    public static Optional<StandardTemplates> of(int lcid) {
        Optional<Locale> locale = SortLocales.of(lcid);
        return locale.map(known -> BY_LANGUAGE.getOrDefault(known.getLanguage(), BY_LANGUAGE.get(ENGLISH)));
    }

    /** @param displayType {@link DisplayType#value} */
    public Optional<DisplayTemplate> display(int displayType) {
        return Optional.ofNullable(displays.get(displayType));
    }

    /** In the order in which people see them. */
    public List<AddressTemplate> addresses() {
        return addresses;
    }

    private static DisplayTemplate person(TemplateTexts texts) {
        return new TemplateLayout(texts, false)
                .page("general")
                .group("name", 2)
                .line(new Field("firstName", 0x3A06001E, 64), new Field("initials", 0x3A0A001E, 6))
                .line(new Field("lastName", 0x3A11001E, 64), ALIAS)
                .endGroup()
                .wide(DISPLAY_NAME, 1)
                .wide(new Field("address", 0x3A29001E, 1024), 2)
                .line(new Field("city", 0x3A27001E, 128), new Field("title", 0x3A17001E, 128))
                .line(new Field("state", 0x3A28001E, 128), new Field("company", 0x3A16001E, 64))
                .line(new Field("postalCode", 0x3A2A001E, 40), new Field("department", 0x3A18001E, 64))
                .line(new Field("country", 0x3A26001E, 128), new Field("office", 0x3A19001E, 128))
                .line(new Field("assistant", 0x3A30001E, 256), new Field("phone", 0x3A08001E, 64))
                .page("organization")
                .list("manager", Type.LIST, 0x8005000D, 1)
                .list("reports", Type.LIST, 0x800E000D, 7)
                .page("phoneNotes")
                .group("phoneNumbers", 4)
                .line(new Field("business", 0x3A08001E, 64), new Field("home", 0x3A09001E, 64))
                .line(new Field("business2", 0x3A1B001E, 64), new Field("home2", 0x3A2F001E, 64))
                .line(new Field("fax", 0x3A24001E, 64), new Field("mobile", 0x3A1C001E, 64))
                .line(new Field("pager", 0x3A21001E, 64), new Field("assistantPhone", 0x3A2E001E, 64))
                .endGroup()
                .wide(new Field("notes", 0x3004001E, 1024), 4)
                .page("memberOf")
                .list("memberOfLists", Type.LIST, MEMBER_OF, 8)
                .page("addresses")
                .list("addressesList", Type.MULTIPLE_VALUE_LIST, 0x800F101E, 8)
                .build();
    }

    private static DisplayTemplate distributionList(TemplateTexts texts) {
        return new TemplateLayout(texts, false)
                .page("general")
                .wide(DISPLAY_NAME, 1)
                .line(ALIAS)
                .list("owner", Type.LIST, 0x800C000D, 2)
                .page("members")
                .list("membersList", Type.LIST, 0x8009000D, 8)
                .page("memberOf")
                .wide(new Field("notes", 0x3004001E, 1024), 4)
                .list("memberOfLists", Type.LIST, MEMBER_OF, 8)
                .page("addresses")
                .list("addressesList", Type.MULTIPLE_VALUE_LIST, 0x800F101E, 8)
                .build();
    }

    private static DisplayTemplate simple(TemplateTexts texts, String page) {
        return new TemplateLayout(texts, false)
                .page(page)
                .wide(DISPLAY_NAME, 1)
                .line(ALIAS)
                .wide(new Field("notes", 0x3004001E, 1024), 4)
                .page("memberOf")
                .list("memberOfLists", Type.LIST, MEMBER_OF, 8)
                .build();
    }

    private static AddressTemplate smtp(TemplateTexts texts) {
        DisplayTemplate dialog = new TemplateLayout(texts, true)
                .page("smtp")
                .wide(DISPLAY_NAME, 1)
                .wide(new Field("mailAddress", EMAIL_ADDRESS, 320), 1)
                .build();
        byte[] script = AddressScript.emitting(new PropertyTag(EMAIL_ADDRESS));
        return new AddressTemplate("SMTP", texts.get("smtpAddress"), "SMTP", dialog, script);
    }
}
