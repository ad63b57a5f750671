/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.servers.nspi.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.idl.nspi.Binary;
import org.openchange.mapiproxy.idl.nspi.BinaryArray;
import org.openchange.mapiproxy.idl.nspi.NspiModLinkAttRequest;
import org.openchange.mapiproxy.idl.nspi.NspiModLinkAttResponse;
import org.openchange.mapiproxy.idl.nspi.NspiModPropsRequest;
import org.openchange.mapiproxy.idl.nspi.NspiModPropsResponse;
import org.openchange.mapiproxy.idl.nspi.PropValUnion;
import org.openchange.mapiproxy.idl.nspi.PropertyTagArray;
import org.openchange.mapiproxy.idl.nspi.PropertyValue;
import org.openchange.mapiproxy.idl.nspi.Stat;
import org.openchange.mapiproxy.mapi.entryid.EntryId;
import org.openchange.mapiproxy.mapi.entryid.EphemeralEntryId;
import org.openchange.mapiproxy.persistence.directory.Modification;
import org.openchange.mapiproxy.servers.FakeObject;
import org.openchange.mapiproxy.servers.Requirement;
import org.openchange.mapiproxy.servers.nspi.value.Lists;
import org.openchange.mapiproxy.servers.nspi.value.ReturnCode;
import org.openchange.mapiproxy.wire.WireWriter;

class ChangesTest {
    private static final long MEMBER = 0x8009000DL;
    private static final byte[] CERTIFICATE = {0x30, 1, 2};

    private final Office office = new Office();

    @Test
    @Requirement({
        "MS-OXNSPI_R1893",
        "MS-OXNSPI_R1335",
        "MS-OXNSPI_R1336",
        "MS-OXNSPI_R1340",
        "MS-OXNSPI_R410",
        "MS-OXNSPI_R1666"
    })
    void addsMembersThatAreNotThereYetWithTheCallersRights() {
        int code = links(
                0, MEMBER, office.everybody, permanent(office.celik), permanent(office.anna), permanent(office.celik));
        assertThat(code).isEqualTo(ReturnCode.SUCCESS.value());
        assertChange(office.everybody, Modification.Kind.ADD, "member", "CN=Çelik,DC=example,DC=test");
        assertThat(office.directory.closed).isEqualTo(1);
    }

    @Test
    @Requirement({
        "MS-OXNSPI_R1332",
        "MS-OXNSPI_R1333",
        "MS-OXNSPI_R1310",
        "MS-OXNSPI_R1927",
        "MS-OXNSPI_R379",
        "MS-OXNSPI_R1665",
        "MS-OXNSPI_R363"
    })
    void removesMembersAndIgnoresThoseThatAreNone() {
        int code = links(
                0xFFFFFFFFL, MEMBER, office.everybody, ephemeral(office.anna), permanent(office.celik), new byte[3]);
        assertThat(code).isEqualTo(ReturnCode.SUCCESS.value());
        assertChange(office.everybody, Modification.Kind.REMOVE, "member", "CN=Anna,DC=example,DC=test");
    }

    @Test
    @Requirement("MS-OXNSPI_R2002")
    void addsDelegates() {
        assertThat(links(0, 0x8015000DL, office.anna, permanent(office.bert))).isZero();
        assertChange(office.anna, Modification.Kind.ADD, "publicDelegates", "CN=bert,DC=example,DC=test");
    }

    @Test
    void asksTheDirectoryForNothingWhenNothingChanges() {
        assertThat(links(0, MEMBER, office.everybody, permanent(office.anna))).isZero();
        assertThat(office.directory.changes).isEmpty();
    }

    @Test
    @Requirement({
        "MS-OXNSPI_R1326",
        "MS-OXNSPI_R1328",
        "MS-OXNSPI_R1646",
        "MS-OXNSPI_R1647",
        "MS-OXNSPI_R1321",
        "MS-OXNSPI_R1338"
    })
    void refusesLinksThatCannotBeChanged() {
        assertThat(links(0, 0x800E000DL, office.anna, permanent(office.bert))).isEqualTo(ReturnCode.NOT_FOUND.value());
        assertThat(links(0, 0x12340003L, office.anna)).isEqualTo(ReturnCode.NOT_FOUND.value());
        assertThat(links(0, MEMBER, office.anna, permanent(office.bert))).isEqualTo(ReturnCode.ACCESS_DENIED.value());
        assertThat(links(0, MEMBER, office.everybody, new byte[5])).isEqualTo(ReturnCode.ACCESS_DENIED.value());
        NspiModLinkAttRequest nobody =
                new NspiModLinkAttRequest(Office.HANDLE, 0, MEMBER, 0xDEAD, BinaryArray.of(List.of()));
        assertThat(((NspiModLinkAttResponse) office.perform(nobody)).returnValue())
                .isEqualTo(ReturnCode.INVALID_PARAMETER.value());
        assertThat(office.directory.changes).isEmpty();
    }

    @Test
    @Requirement({"MS-OXNSPI_R1338", "MS-OXNSPI_R1303"})
    void refusesWhatTheDirectoryRefusesAndWhatNobodyAsksFor() {
        office.directory.refuses = true;
        assertThat(links(0, MEMBER, office.everybody, permanent(office.celik)))
                .isEqualTo(ReturnCode.ACCESS_DENIED.value());
        assertThat(properties(at(office.anna), Office.tags(0x3A701102L), List.of()))
                .isEqualTo(ReturnCode.ACCESS_DENIED.value());
        office.directory.refuses = false;
        office.actor = Optional.empty();
        assertThat(links(0, MEMBER, office.everybody, permanent(office.celik)))
                .isEqualTo(ReturnCode.ACCESS_DENIED.value());
        assertThat(office.directory.changes).isEmpty();
    }

    @Test
    @Requirement({
        "MS-OXNSPI_R1268",
        "MS-OXNSPI_R1297",
        "MS-OXNSPI_R1299",
        "MS-OXNSPI_R1301",
        "MS-OXNSPI_R1305",
        "MS-OXNSPI_R1289"
    })
    void replacesCertificates() {
        PropertyValue added = new PropertyValue(
                0x8C6A1102L,
                0,
                new PropValUnion.MVbin(BinaryArray.of(List.of(Binary.of(ByteBuffer.wrap(CERTIFICATE))))));
        assertThat(properties(at(office.anna), Office.tags(0x3A701102L, 0x8C6A1102L), List.of(added)))
                .isZero();
        assertThat(office.directory.changes).hasSize(1);
        List<Modification> made = office.directory.changes.get(0).modifications();
        assertThat(made).extracting(Modification::attribute).containsExactly("userSMIMECertificate", "userCertificate");
        assertThat(made).extracting(Modification::kind).containsOnly(Modification.Kind.REPLACE);
        assertThat(made.get(0).values()).isEmpty();
        assertThat(made.get(1).values().get(0)).isEqualTo(CERTIFICATE);
    }

    @Test
    @Requirement({
        "MS-OXNSPI_R1280",
        "MS-OXNSPI_R1284",
        "MS-OXNSPI_R1291",
        "MS-OXNSPI_R1293",
        "MS-OXNSPI_R1295",
        "MS-OXNSPI_R1303"
    })
    void refusesPropertiesThatCannotBeChanged() {
        PropertyTagArray certificate = Office.tags(0x3A701102L);
        assertThat(properties(at(office.anna).withCodePage(1200), certificate, List.of()))
                .isEqualTo(ReturnCode.INVALID_CODEPAGE.value());
        assertThat(properties(at(office.anna), null, List.of())).isEqualTo(ReturnCode.INVALID_PARAMETER.value());
        assertThat(properties(Office.stat().withCurrentRec(0xDEAD), certificate, List.of()))
                .isEqualTo(ReturnCode.INVALID_PARAMETER.value());
        assertThat(properties(at(office.everybody), certificate, List.of()))
                .isEqualTo(ReturnCode.INVALID_OBJECT.value());
        assertThat(properties(at(office.anna), Office.tags(0x3001001FL), List.of()))
                .isEqualTo(ReturnCode.ACCESS_DENIED.value());
        PropertyValue text = new PropertyValue(0x3A70001FL, 0, new PropValUnion.LpszW("x"));
        assertThat(properties(at(office.anna), certificate, List.of(text))).isEqualTo(ReturnCode.ACCESS_DENIED.value());
        assertThat(office.directory.changes).isEmpty();
    }

    private void assertChange(FakeObject object, Modification.Kind kind, String attribute, String... values) {
        assertThat(office.directory.changes).hasSize(1);
        RecordingDirectory.Change change = office.directory.changes.get(0);
        assertThat(change.actor()).isEqualTo("CN=Anna,DC=example,DC=test");
        assertThat(change.dn()).isEqualTo(object.directoryDn());
        assertThat(change.modifications()).hasSize(1);
        Modification made = change.modifications().get(0);
        assertThat(made.kind()).isEqualTo(kind);
        assertThat(made.attribute()).isEqualTo(attribute);
        assertThat(made.values().stream().map(value -> new String(value, StandardCharsets.UTF_8)))
                .containsExactly(values);
    }

    private static Stat at(FakeObject object) {
        return Office.stat().withCurrentRec(object.minimalId());
    }

    private static byte[] permanent(FakeObject object) {
        return bytes(object.entryId());
    }

    private static byte[] ephemeral(FakeObject object) {
        return bytes(new EphemeralEntryId(0x87, Office.SERVER, 1, 99, object.minimalId()));
    }

    private static byte[] bytes(EntryId entryId) {
        WireWriter out = new WireWriter();
        entryId.write(out);
        return out.toByteArray();
    }

    private int links(long flags, long tag, FakeObject object, byte[]... entryIds) {
        List<Binary> sent =
                Arrays.stream(entryIds).map(ByteBuffer::wrap).map(Binary::of).toList();
        NspiModLinkAttRequest request =
                new NspiModLinkAttRequest(Office.HANDLE, flags, tag, object.minimalId(), BinaryArray.of(sent));
        return ((NspiModLinkAttResponse) office.perform(request)).returnValue();
    }

    private int properties(Stat stat, PropertyTagArray tags, List<PropertyValue> row) {
        NspiModPropsRequest request = new NspiModPropsRequest(Office.HANDLE, 7, stat, tags, Lists.row(row));
        return ((NspiModPropsResponse) office.perform(request)).returnValue();
    }
}
