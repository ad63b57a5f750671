/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.servers.nspi.operation;

import java.util.OptionalInt;
import org.openchange.mapiproxy.idl.nspi.NspiCompareMIdsRequest;
import org.openchange.mapiproxy.idl.nspi.NspiCompareMIdsResponse;
import org.openchange.mapiproxy.idl.nspi.NspiUpdateStatRequest;
import org.openchange.mapiproxy.idl.nspi.NspiUpdateStatResponse;
import org.openchange.mapiproxy.persistence.addressbook.AddressBookTable;
import org.openchange.mapiproxy.servers.nspi.value.NspiException;
import org.openchange.mapiproxy.servers.nspi.value.ReturnCode;

/** Where rows are in the table of a container. */
final class Navigation {
    private Navigation() {}

    /** [MS-OXNSPI] 3.1.4.1.4 NspiUpdateStat. */
    static NspiUpdateStatResponse updateStat(NspiCall call, NspiUpdateStatRequest request) throws NspiException {
        Position.codePage(request.pStat());
        Position position = Position.of(request.pStat(), call.book());
        Integer moved = request.plDelta() == null ? null : position.distance();
        return new NspiUpdateStatResponse(position.write(request.pStat()), moved, ReturnCode.SUCCESS.value());
    }

    static NspiUpdateStatResponse refuse(NspiUpdateStatRequest request, ReturnCode code) {
        return new NspiUpdateStatResponse(request.pStat(), request.plDelta(), code.value());
    }

    /** [MS-OXNSPI] 3.1.4.1.12 NspiCompareMIds. */
    static NspiCompareMIdsResponse compareMIds(NspiCall call, NspiCompareMIdsRequest request) throws NspiException {
        Position.codePage(request.pStat());
        AddressBookTable table = Position.table(request.pStat(), call.book());
        OptionalInt one = table.position((int) request.mId1());
        OptionalInt other = table.position((int) request.mId2());
        if (one.isEmpty() || other.isEmpty()) {
            throw new NspiException(ReturnCode.GENERAL_FAILURE, "an object that is not in the container");
        }
        return new NspiCompareMIdsResponse(
                Integer.compare(one.getAsInt(), other.getAsInt()), ReturnCode.SUCCESS.value());
    }

    static NspiCompareMIdsResponse refuse(NspiCompareMIdsRequest request, ReturnCode code) {
        return new NspiCompareMIdsResponse(0, code.value());
    }
}
