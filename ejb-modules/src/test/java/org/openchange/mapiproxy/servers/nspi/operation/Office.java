/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.servers.nspi.operation;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.openchange.mapiproxy.idl.Request;
import org.openchange.mapiproxy.idl.Response;
import org.openchange.mapiproxy.idl.nspi.PropValUnion;
import org.openchange.mapiproxy.idl.nspi.PropertyRow;
import org.openchange.mapiproxy.idl.nspi.PropertyTagArray;
import org.openchange.mapiproxy.idl.nspi.Stat;
import org.openchange.mapiproxy.ndr.ContextHandle;
import org.openchange.mapiproxy.persistence.addressbook.AddressBookLink;
import org.openchange.mapiproxy.persistence.addressbook.DisplayType;
import org.openchange.mapiproxy.servers.FakeAddressBook;
import org.openchange.mapiproxy.servers.FakeAddressBooks;
import org.openchange.mapiproxy.servers.FakeObject;

/**
 * A small organization: Anna, bert, Çelik, Dora and the list Everybody with all but Çelik, in this order. Anna leads bert; Çelik and Dora are in
 * the list "Berlin".
 */
final class Office {
    static final UUID SERVER = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");
    static final int BERLIN = 0x1000;
    static final ContextHandle HANDLE = new ContextHandle(0, new UUID(7, 7));

    final FakeAddressBook book = new FakeAddressBook("Example");
    final FakeObject dora = book.add(DisplayType.MAIL_USER, "dora", "Dora");
    final FakeObject bert = book.add(DisplayType.MAIL_USER, "bert", "bert");
    final FakeObject everybody = book.add(DisplayType.DISTRIBUTION_LIST, "everybody", "Everybody");
    final FakeObject anna = book.add(DisplayType.MAIL_USER, "anna", "Anna").text(0x3A00001F, "anna");
    final FakeObject celik = book.add(DisplayType.REMOTE_MAIL_USER, "celik", "Çelik");
    final FakeAddressBooks books = new FakeAddressBooks(book);
    final RecordingDirectory directory = new RecordingDirectory();
    Optional<String> actor = Optional.of("CN=Anna,DC=example,DC=test");

    Office() {
        everybody.link(AddressBookLink.MEMBER, dora, bert, anna);
        anna.link(AddressBookLink.REPORTS, bert);
        bert.link(AddressBookLink.MANAGER, anna);
        book.addContainer(BERLIN, "Berlin", OptionalInt.empty(), celik, dora);
    }

    /** Performs an operation as Anna. */
    Response perform(Request request) {
        NspiCaller caller = new NspiCaller("Example", actor, SERVER);
        return Operations.perform(new NspiCall(caller, book, books, () -> directory), request);
    }

    /** The beginning of the global address list, with Windows' western code page. */
    static Stat stat() {
        return new Stat(0, 0, 0, 0, 0, 0, 1252, 0x409, 0x409);
    }

    static PropertyTagArray tags(long... tags) {
        return PropertyTagArray.of(java.util.Arrays.stream(tags).boxed().toList());
    }

    static List<String> names(List<PropertyRow> rows) {
        return rows.stream().map(row -> text(row, 0)).toList();
    }

    static String text(PropertyRow row, int column) {
        PropValUnion value = row.lpProps().get(column).value();
        return value instanceof PropValUnion.LpszA text ? text.lpszA() : ((PropValUnion.LpszW) value).lpszW();
    }
}
