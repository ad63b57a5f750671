/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.mapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KnownPropertiesTest {
    private static final UUID APPOINTMENT = UUID.fromString("00062002-0000-0000-c000-000000000046");
    private static final UUID PUBLIC_STRINGS = UUID.fromString("00020329-0000-0000-c000-000000000046");
    private static final UUID UNKNOWN = UUID.fromString("12345678-0000-0000-0000-000000000000");

    @Test
    void namesTagsOfBothStringTypes() {
        assertThat(new PropertyTag(0x0037001F)).hasToString("PidTagSubject (0x0037001F)");
        assertThat(new PropertyTag(0x0037001E)).hasToString("PidTagSubject (0x0037001E)");
        assertThat(new PropertyTag(0x3A58101E)).hasToString("PidTagChildrensNames (0x3A58101E)");
    }

    @Test
    void namesTagsWithoutATypeAndWithTheTypeOfAnError() {
        assertThat(KnownProperties.nameOf(new PropertyTag(0x00370000))).contains("PidTagSubject");
        assertThat(KnownProperties.nameOf(new PropertyTag(0x0037000A))).contains("PidTagSubject");
    }

    @Test
    void tellsPropertiesOfOneIdentifierApartByTheirTypes() {
        assertThat(KnownProperties.nameOf(new PropertyTag(0x0E080003))).contains("PidTagMessageSize");
        assertThat(KnownProperties.nameOf(new PropertyTag(0x0E080014))).contains("PidTagMessageSizeExtended");
    }

    @Test
    void showsTheNumberAloneOfATagThatNobodyKnows() {
        assertThat(new PropertyTag(0x7FFE0003)).hasToString("0x7FFE0003");
    }

    @Test
    void knowsIdentifiersOfNamedPropertiesInTheAddressBookOnly() {
        PropertyTag manager = new PropertyTag(0x8005000D);

        assertThat(manager).hasToString("0x8005000D");
        assertThat(KnownProperties.addressBookNameOf(manager)).contains("PidTagAddressBookManager");
    }

    @Test
    void namesIdentifiersAboveTheNamedOnes() {
        assertThat(KnownProperties.nameOf(new PropertyTag(0xFFFD0003))).isEmpty();
        assertThat(KnownProperties.addressBookNameOf(new PropertyTag(0xFFFD0003)))
                .contains("PidTagAddressBookContainerId");
    }

    @Test
    void namesWhatSynchronizationSends() {
        assertThat(KnownProperties.nameOf(new PropertyTag(0x67960102))).contains("MetaTagCnsetSeen");
        assertThat(KnownProperties.nameOf(new PropertyTag(0x40120003))).contains("PidTagIncrSyncChg");
    }

    @Test
    void namesNamedProperties() {
        assertThat(new PropertyName.Numbered(APPOINTMENT, 0x8214))
                .hasToString("PidLidAppointmentColor (PSETID_Appointment 0x8214)");
        assertThat(new PropertyName.Named(PUBLIC_STRINGS, "Keywords"))
                .hasToString("PidNameKeywords (PS_PUBLIC_STRINGS \"Keywords\")");
        assertThat(new PropertyName.Numbered(UNKNOWN, 1)).hasToString("{12345678-0000-0000-0000-000000000000} 0x0001");
        assertThat(new PropertyName.Nameless(PUBLIC_STRINGS)).hasToString("PS_PUBLIC_STRINGS (no name)");
    }

    @Test
    void findsTheTagOfAName() {
        assertThat(KnownProperties.tagOf("PidTagSubject")).contains(new PropertyTag(0x0037001F));
        assertThat(KnownProperties.tagOf("PidTagNothing")).isEmpty();
    }

    @Test
    void hasEnoughNamesAndEachFactOnce() {
        List<String> lines = TextTable.lines("known-properties.txt");
        Set<String> keys = new HashSet<>();
        lines.forEach(line -> assertThat(keys.add(line.substring(0, line.lastIndexOf(' '))))
                .as(line)
                .isTrue());

        assertThat(lines).filteredOn(line -> line.contains(" PidTag")).hasSizeGreaterThan(850);
        assertThat(lines).filteredOn(line -> line.contains(" PidLid")).hasSizeGreaterThan(350);
        assertThat(lines).hasSizeGreaterThan(2300);
    }

    @Test
    void namesErrorsAndWarnings() {
        assertThat(ErrorCodes.format(0x8004010FL)).isEqualTo("0x8004010F (ecNotFound)");
        assertThat(ErrorCodes.format(0x40380)).isEqualTo("0x00040380 (ecWarnWithErrors)");
        assertThat(ErrorCodes.format(0x87654321L)).isEqualTo("0x87654321");
    }
}
