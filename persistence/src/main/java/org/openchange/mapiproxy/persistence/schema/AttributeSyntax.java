/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.schema;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** [MS-ADTS] 3.1.1.2.2.2 LDAP representations: the syntaxes of attributes. */
public enum AttributeSyntax {
    BOOLEAN("2.5.5.8", 1, ""),
    INTEGER("2.5.5.9", 2, ""),
    ENUMERATION("2.5.5.9", 10, ""),
    LARGE_INTEGER("2.5.5.16", 65, ""),
    /** Object(DS-DN). */
    DN("2.5.5.1", 127, "2b0c0287731c00854a"),
    /** Object(OR-Name): a distinguished name that may have an X.400 address with it. */
    OR_NAME("2.5.5.7", 127, "56060102050b1d"),
    UNICODE("2.5.5.12", 64, ""),
    TELETEX("2.5.5.4", 20, ""),
    PRINTABLE("2.5.5.5", 19, ""),
    IA5("2.5.5.5", 22, ""),
    OCTETS("2.5.5.10", 4, ""),
    UTC_TIME("2.5.5.11", 23, ""),
    SECURITY_DESCRIPTOR("2.5.5.15", 66, ""),
    SID("2.5.5.17", 4, "");

    private final String attributeSyntax;
    private final int omSyntax;
    private final String omObjectClass;

    AttributeSyntax(String attributeSyntax, int omSyntax, String omObjectClass) {
        this.attributeSyntax = attributeSyntax;
        this.omSyntax = omSyntax;
        this.omObjectClass = omObjectClass;
    }

    /** By the word that the tables use: the name in lower case, with hyphens. */
    static AttributeSyntax of(String word) {
        return Arrays.stream(values())
                .filter(syntax ->
                        syntax.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the tables of the schema have no syntax " + word));
    }

    /** The value of attributeSyntax. */
    public String attributeSyntax() {
        return attributeSyntax;
    }

    /** The value of oMSyntax. */
    public int omSyntax() {
        return omSyntax;
    }

    /** The value of oMObjectClass, BER without tag and length. */
    public Optional<byte[]> omObjectClass() {
        return omObjectClass.isEmpty()
                ? Optional.empty()
                : Optional.of(HexFormat.of().parseHex(omObjectClass));
    }
}
