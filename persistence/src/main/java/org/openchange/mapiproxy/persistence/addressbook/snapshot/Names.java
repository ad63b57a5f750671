/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook.snapshot;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.openchange.mapiproxy.persistence.addressbook.property.MappedAttribute;
import org.openchange.mapiproxy.persistence.addressbook.property.PropertyMapping;
import org.openchange.mapiproxy.persistence.directory.Attributes;

/** By which names an object is found: keys of names that are its alone, and the words that a part of its name begins with. */
final class Names {
    private static final char ALIAS_KEY = 'N';
    private static final char SHOWN = 'F';
    private static final char ID = 'G';
    private static final char DN_KEY = 'D';

    private static final String X500 = "x500:";
    private static final String SMTP = "smtp:";
    private static final String WORD_ENDS = ",;()\"/";
    private static final String PART_ENDS = "-.'_";

    private static final int DISPLAY_NAME_ID = 0x3001;
    private static final int EMAIL_ADDRESS_ID = 0x3003;
    private static final int SMTP_ADDRESS_ID = 0x39FE;
    private static final int ALIAS_ID = 0x3A00;
    private static final int GIVEN_NAME_ID = 0x3A06;
    private static final int SURNAME_ID = 0x3A11;
    private static final int OFFICE_ID = 0x3A19;
    private static final int TRANSMITTABLE_NAME_ID = 0x3A20;
    private static final int PROXY_ADDRESSES_ID = 0x800F;
    private static final int DISTINGUISHED_NAME_ID = 0x803C;
    private static final int PHONETIC_NAME_ID = 0x8C92;

    private static final MappedAttribute LEGACY_DN = PropertyMapping.attribute(Attributes.LEGACY_EXCHANGE_DN);
    private static final MappedAttribute PROXIES = PropertyMapping.attribute(Attributes.PROXY_ADDRESSES);
    private static final MappedAttribute MAIL = PropertyMapping.attribute(Attributes.MAIL);
    private static final MappedAttribute ALIAS = PropertyMapping.attribute(Attributes.MAIL_NICKNAME);
    private static final MappedAttribute ACCOUNT = PropertyMapping.attribute(Attributes.ACCOUNT_NAME);
    private static final MappedAttribute PRINCIPAL = PropertyMapping.attribute(Attributes.USER_PRINCIPAL_NAME);
    private static final List<MappedAttribute> SPOKEN = List.of(
            PropertyMapping.attribute("givenName"),
            PropertyMapping.attribute("sn"),
            PropertyMapping.attribute("physicalDeliveryOfficeName"),
            PropertyMapping.attribute("msDS-PhoneticDisplayName"));
    private static final List<MappedAttribute> WRITTEN = List.of(ALIAS, ACCOUNT, MAIL);

    private Names() {}

    // ---- keys

    static String legacyDn(String dn) {
        return 'L' + Folding.withoutCase(dn);
    }

    /** SMTP is meant where no type is said. */
    static String address(String address) {
        String typed = address.indexOf(':') < 0 ? SMTP + address : address;
        return 'A' + Folding.withoutCase(typed);
    }

    static String alias(String alias) {
        return ALIAS_KEY + Folding.withoutCase(alias);
    }

    static String account(String account) {
        return 'S' + Folding.withoutCase(account);
    }

    static String principal(String name) {
        return 'U' + Folding.withoutCase(name);
    }

    static String shown(String displayName) {
        return SHOWN + Folding.loosely(displayName);
    }

    static String id(UUID id) {
        return ID + id.toString();
    }

    static String dn(String dn) {
        return DN_KEY + normalized(dn);
    }

    private static String normalized(String dn) {
        boolean isPlain = dn.indexOf('\\') < 0 && dn.indexOf('"') < 0 && !dn.contains(", ") && !dn.contains(" ,");
        if (!isPlain) {
            try {
                return DN.normalize(dn);
            } catch (LDAPException e) {
                // A name that is none is found by the same characters.
                return Folding.withoutCase(dn);
            }
        }
        return Folding.withoutCase(dn);
    }

    /** Every key of an object. */
    static void keys(PackedEntry entry, AttributeCodec codec, String displayName, Consumer<String> sink) {
        byte[] attributes = entry.attributes();
        sink.accept(id(entry.id()));
        sink.accept(dn(codec.dn(entry.dn())));
        sink.accept(shown(displayName));
        codec.text(attributes, LEGACY_DN).map(Names::legacyDn).ifPresent(sink);
        codec.text(attributes, ALIAS).map(Names::alias).ifPresent(sink);
        codec.text(attributes, ACCOUNT).map(Names::account).ifPresent(sink);
        codec.text(attributes, PRINCIPAL).map(Names::principal).ifPresent(sink);
        codec.text(attributes, MAIL).map(Names::address).ifPresent(sink);
        for (String proxy : codec.texts(attributes, PROXIES)) {
            sink.accept(address(proxy));
            if (proxy.regionMatches(true, 0, X500, 0, X500.length())) {
                sink.accept(legacyDn(proxy.substring(X500.length())));
            }
        }
    }

    /** Whether an object has a key; looks at no more of it than the key is about. */
    static boolean has(PackedEntry entry, AttributeCodec codec, Supplier<String> displayName, String key) {
        byte[] attributes = entry.attributes();
        return switch (key.charAt(0)) {
            case ID -> id(entry.id()).equals(key);
            case DN_KEY -> dn(codec.dn(entry.dn())).equals(key);
            case SHOWN -> shown(displayName.get()).equals(key);
            case ALIAS_KEY -> codec.text(attributes, ALIAS)
                    .map(Names::alias)
                    .filter(key::equals)
                    .isPresent();
            default -> hasInKeys(entry, codec, displayName, key);
        };
    }

    private static boolean hasInKeys(
            PackedEntry entry, AttributeCodec codec, Supplier<String> displayName, String key) {
        boolean[] found = {false};
        keys(entry, codec, displayName.get(), own -> found[0] |= own.equals(key));
        return found[0];
    }

    /** The key of all objects whose property is the text; empty where no keys are kept. */
    static Optional<String> key(int propertyId, String text) {
        return switch (propertyId) {
            case EMAIL_ADDRESS_ID, DISTINGUISHED_NAME_ID -> Optional.of(legacyDn(text));
            case SMTP_ADDRESS_ID, PROXY_ADDRESSES_ID -> Optional.of(address(text));
            case ALIAS_ID -> Optional.of(alias(text));
            case DISPLAY_NAME_ID, TRANSMITTABLE_NAME_ID -> Optional.of(shown(text));
            default -> Optional.empty();
        };
    }

    // ---- words

    /** The words of a text that somebody typed, folded; each has to be the beginning of a word of the object. */
    static List<String> typed(String text) {
        List<String> words = new ArrayList<>();
        split(text, WORD_ENDS, word -> words.add(Folding.loosely(word)));
        return words;
    }

    /** The parts between white space and these characters; none is empty. */
    private static void split(String text, String ends, Consumer<String> sink) {
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || Character.isWhitespace(text.charAt(i)) || ends.indexOf(text.charAt(i)) >= 0) {
                if (i > start) {
                    sink.accept(text.substring(start, i));
                }
                start = i + 1;
            }
        }
    }

    /** A word that every object has whose property begins with the text, or the beginning of one; empty where no words are kept. */
    static Optional<String> firstWord(int propertyId, String text) {
        return switch (propertyId) {
            case DISPLAY_NAME_ID,
                    TRANSMITTABLE_NAME_ID,
                    GIVEN_NAME_ID,
                    SURNAME_ID,
                    OFFICE_ID,
                    PHONETIC_NAME_ID -> typed(text).stream().findFirst();
            case ALIAS_ID, SMTP_ADDRESS_ID -> text.isEmpty() ? Optional.empty() : Optional.of(Folding.loosely(text));
            default -> Optional.empty();
        };
    }

    /** The words of an object, some more than once. */
    static void words(PackedEntry entry, AttributeCodec codec, String displayName, Consumer<String> sink) {
        addSpoken(displayName, sink);
        for (MappedAttribute attribute : SPOKEN) {
            codec.text(entry.attributes(), attribute).ifPresent(text -> addSpoken(text, sink));
        }
        for (MappedAttribute attribute : WRITTEN) {
            codec.text(entry.attributes(), attribute).map(Folding::loosely).ifPresent(sink);
        }
        for (String proxy : codec.texts(entry.attributes(), PROXIES)) {
            if (proxy.regionMatches(true, 0, SMTP, 0, SMTP.length())) {
                sink.accept(Folding.loosely(proxy.substring(SMTP.length())));
            }
        }
    }

    private static void addSpoken(String text, Consumer<String> sink) {
        for (String word : typed(text)) {
            sink.accept(word);
            split(word, PART_ENDS, sink);
        }
    }
}
