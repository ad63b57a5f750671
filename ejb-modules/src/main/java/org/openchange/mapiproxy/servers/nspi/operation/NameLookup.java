/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.servers.nspi.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openchange.mapiproxy.idl.nspi.NspiDNToMIdRequest;
import org.openchange.mapiproxy.idl.nspi.NspiDNToMIdResponse;
import org.openchange.mapiproxy.idl.nspi.NspiResolveNamesRequest;
import org.openchange.mapiproxy.idl.nspi.NspiResolveNamesResponse;
import org.openchange.mapiproxy.idl.nspi.NspiResolveNamesWRequest;
import org.openchange.mapiproxy.idl.nspi.NspiResolveNamesWResponse;
import org.openchange.mapiproxy.idl.nspi.PropertyRowSet;
import org.openchange.mapiproxy.idl.nspi.PropertyTagArray;
import org.openchange.mapiproxy.idl.nspi.Stat;
import org.openchange.mapiproxy.persistence.addressbook.AddressBook;
import org.openchange.mapiproxy.persistence.addressbook.AddressBookContainer;
import org.openchange.mapiproxy.persistence.addressbook.AddressBookObject;
import org.openchange.mapiproxy.persistence.addressbook.NameResolution;
import org.openchange.mapiproxy.servers.nspi.value.CodePage;
import org.openchange.mapiproxy.servers.nspi.value.Lists;
import org.openchange.mapiproxy.servers.nspi.value.NspiException;
import org.openchange.mapiproxy.servers.nspi.value.ReturnCode;

/** Objects by their names: exactly, or by what somebody typed. */
final class NameLookup {
    /** [MS-OXNSPI] 2.2.1.9. */
    static final long MID_UNRESOLVED = 0;

    static final long MID_AMBIGUOUS = 1;
    static final long MID_RESOLVED = 2;

    /** Names of one request: as many as a client puts into one message. */
    private static final int MOST_NAMES = 10_000;

    private NameLookup() {}

    /** What came of the names of one request. */
    private record Resolved(PropertyTagArray codes, PropertyRowSet rows) {}

    /** [MS-OXNSPI] 3.1.4.1.13 NspiDNToMId. */
    static NspiDNToMIdResponse dnToMId(NspiCall call, NspiDNToMIdRequest request) throws NspiException {
        List<String> names = request.pNames().strings();
        check(names);
        int[] found = names.stream()
                .mapToInt(name -> name == null ? 0 : minimalId(call.book(), name))
                .toArray();
        return new NspiDNToMIdResponse(Lists.ofMinimalIds(found), ReturnCode.SUCCESS.value());
    }

    static NspiDNToMIdResponse refuse(NspiDNToMIdRequest request, ReturnCode code) {
        return new NspiDNToMIdResponse(null, code.value());
    }

    /** The names of containers are names too, but the global address list has no object: its Minimal Entry ID is 0. */
    private static int minimalId(AddressBook book, String name) {
        return book.objectNamed(name)
                .map(AddressBookObject::minimalId)
                .or(() -> book.containerNamed(name).map(AddressBookContainer::id))
                .orElse(0);
    }

    /** [MS-OXNSPI] 3.1.4.1.16 NspiResolveNames. */
    static NspiResolveNamesResponse resolveNames(NspiCall call, NspiResolveNamesRequest request) throws NspiException {
        CodePage codePage = Position.codePage(request.pStat());
        List<String> names = new ArrayList<>();
        for (String name : request.paStr().strings()) {
            names.add(name == null ? null : codePage.decode(name));
        }
        Resolved resolved = resolve(call, request.reserved(), request.pStat(), request.pPropTags(), names);
        return new NspiResolveNamesResponse(resolved.codes, resolved.rows, ReturnCode.SUCCESS.value());
    }

    static NspiResolveNamesResponse refuse(NspiResolveNamesRequest request, ReturnCode code) {
        return new NspiResolveNamesResponse(null, null, code.value());
    }

    /** [MS-OXNSPI] 3.1.4.1.17 NspiResolveNamesW. */
    static NspiResolveNamesWResponse resolveNamesW(NspiCall call, NspiResolveNamesWRequest request)
            throws NspiException {
        Resolved resolved = resolve(
                call,
                request.reserved(),
                request.pStat(),
                request.pPropTags(),
                request.paWStr().strings());
        return new NspiResolveNamesWResponse(resolved.codes, resolved.rows, ReturnCode.SUCCESS.value());
    }

    static NspiResolveNamesWResponse refuse(NspiResolveNamesWRequest request, ReturnCode code) {
        return new NspiResolveNamesWResponse(null, null, code.value());
    }

    private static Resolved resolve(
            NspiCall call, long reserved, Stat stat, PropertyTagArray columns, List<String> names)
            throws NspiException {
        CodePage codePage = Position.codePage(stat);
        if (reserved != 0) {
            throw new NspiException(ReturnCode.INVALID_PARAMETER, "Reserved is not 0");
        }
        check(names);
        int container = (int) stat.containerID();
        if (call.book().container(container).isEmpty()) {
            throw new NspiException(ReturnCode.INVALID_BOOKMARK, "container " + stat.containerID());
        }
        List<Long> codes = new ArrayList<>(names.size());
        List<AddressBookObject> found = new ArrayList<>();
        for (String name : names) {
            codes.add(resolve(call.book(), name, container, found));
        }
        RowReader reader =
                new RowReader(RowFormat.of(columns, RowFormat.EPH_ID, codePage, call.caller()), call.books());
        return new Resolved(
                PropertyTagArray.of(codes), Lists.rows(reader.read(found.size(), row -> Optional.of(found.get(row)))));
    }

    private static long resolve(AddressBook book, String name, int container, List<AddressBookObject> found) {
        if (name == null || name.isBlank()) {
            return MID_UNRESOLVED;
        }
        NameResolution resolution = book.resolve(name, container);
        if (resolution instanceof NameResolution.Resolved resolved) {
            found.add(resolved.object());
            return MID_RESOLVED;
        }
        return resolution instanceof NameResolution.Ambiguous ? MID_AMBIGUOUS : MID_UNRESOLVED;
    }

    private static void check(List<String> names) throws NspiException {
        if (names.size() > MOST_NAMES) {
            throw new NspiException(ReturnCode.OUT_OF_RESOURCES, names.size() + " names at once");
        }
    }
}
