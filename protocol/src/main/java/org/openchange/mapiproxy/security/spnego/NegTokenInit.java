/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.spnego;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.openchange.mapiproxy.security.der.Der;
import org.openchange.mapiproxy.security.der.DerReader;
import org.openchange.mapiproxy.wire.LimitExceededException;
import org.openchange.mapiproxy.wire.MalformedMessageException;

/**
 * RFC 4178 4.2.1 NegTokenInit, in the InitialContextToken of RFC 2743 3.1: what the initiator is able to do, best first.
 *
 * @param mechTypes in the order of the list; empty where a mechanism is not spoken here
 * @param encodedMechTypes the list as it is on the wire, which the mechListMIC signs
 * @param mechToken the first token of the first mechanism; empty when there is none
 */
record NegTokenInit(List<Optional<MechanismOid>> mechTypes, byte[] encodedMechTypes, byte[] mechToken) {
    private static final byte[] SPNEGO = HexFormat.of().parseHex("2b0601050502");
    private static final int MAX_MECHANISMS = 64;

    static NegTokenInit of(List<MechanismOid> mechanisms, byte[] mechToken) {
        byte[][] encoded = mechanisms.stream().map(MechanismOid::write).toArray(byte[][]::new);
        return new NegTokenInit(mechanisms.stream().map(Optional::of).toList(), Der.sequence(encoded), mechToken);
    }

    static NegTokenInit read(byte[] token) {
        DerReader outer = new DerReader(token);
        DerReader in = outer.enter(Der.application(0));
        outer.expectEnd();
        if (!Arrays.equals(in.enter(Der.OBJECT_IDENTIFIER).rest(), SPNEGO)) {
            throw new MalformedMessageException("not a SPNEGO token", 2);
        }
        DerReader choice = in.explicit(0);
        in.expectEnd();
        DerReader fields = choice.enter(Der.SEQUENCE);
        byte[] mechTypes = fields.explicit(0).element(); // [0] mechTypes
        fields.explicitIf(1); // [1] reqFlags, which RFC 4178 tells to ignore
        byte[] mechToken = fields.explicitIf(2).map(DerReader::octetString).orElse(new byte[0]); // [2] mechToken
        return new NegTokenInit(mechanisms(mechTypes), mechTypes, mechToken); // [3] mechListMIC cannot be one yet
    }

    private static List<Optional<MechanismOid>> mechanisms(byte[] mechTypes) {
        DerReader list = new DerReader(mechTypes).enter(Der.SEQUENCE);
        List<Optional<MechanismOid>> mechanisms = new ArrayList<>();
        while (list.hasNext()) {
            if (mechanisms.size() == MAX_MECHANISMS) {
                throw new LimitExceededException("mechTypes", -1, mechanisms.size() + 1L, MAX_MECHANISMS);
            }
            mechanisms.add(MechanismOid.read(list));
        }
        return mechanisms;
    }

    byte[] write() {
        byte[] types = Der.explicit(0, encodedMechTypes);
        byte[] token = mechToken.length == 0 ? new byte[0] : Der.explicit(2, Der.octetString(mechToken));
        return Der.element(
                Der.application(0),
                Der.element(Der.OBJECT_IDENTIFIER, SPNEGO),
                Der.explicit(0, Der.sequence(types, token)));
    }
}
