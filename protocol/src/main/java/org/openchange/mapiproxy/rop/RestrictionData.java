/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop;

import java.util.Optional;
import org.openchange.mapiproxy.mapi.CountWidth;
import org.openchange.mapiproxy.mapi.Restriction;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/**
 * RestrictionDataSize and RestrictionData, as several ROPs have them ([MS-OXCROPS] 2.2.5.3.1). A size of 0 stands for no restriction. What is not one
 * restriction of exactly that size stays bytes: the server is to judge it, and the ROPs behind it can still be read.
 */
public final class RestrictionData {
    private RestrictionData() {}

    public static SizedBody<Optional<Restriction>> read(WireReader in) {
        return SizedBody.read(in, "RestrictionData", RestrictionData::readBody);
    }

    private static Optional<Restriction> readBody(WireReader in) {
        return in.hasRemaining() ? Optional.of(Restriction.read(in, CountWidth.BITS_16)) : Optional.empty();
    }

    public static void write(WireWriter out, SizedBody<Optional<Restriction>> restrictionData) {
        restrictionData.write(
                out, (restriction, to) -> restriction.ifPresent(present -> present.write(to, CountWidth.BITS_16)));
    }
}
