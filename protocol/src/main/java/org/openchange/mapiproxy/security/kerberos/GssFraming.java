/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.kerberos;

import java.util.Arrays;
import java.util.HexFormat;
import org.openchange.mapiproxy.security.der.Der;
import org.openchange.mapiproxy.security.der.DerReader;
import org.openchange.mapiproxy.wire.MalformedMessageException;

/** RFC 4121 4.1: the framing of initial tokens, {@code [APPLICATION 0] {OID, TOK_ID, message}}, which DCE style leaves out. */
final class GssFraming {
    private static final byte[] KERBEROS = HexFormat.of().parseHex("2a864886f712010202");
    private static final byte[] AP_REQ = {1, 0};
    private static final byte[] AP_REP = {2, 0};
    private static final int TAG = Der.application(0);

    private GssFraming() {}

    static boolean isFramed(byte[] token) {
        return token.length > 0 && (token[0] & 0xff) == TAG;
    }

    /** The AP-REQ in a token, framed or not. */
    static byte[] request(byte[] token) {
        return unframed(token, AP_REQ, "AP-REQ");
    }

    /** The AP-REP in a token, framed or not. */
    static byte[] replyOf(byte[] token) {
        return unframed(token, AP_REP, "AP-REP");
    }

    private static byte[] unframed(byte[] token, byte[] tokenId, String name) {
        if (!isFramed(token)) {
            return token;
        }
        DerReader outer = new DerReader(token);
        DerReader in = outer.enter(TAG);
        outer.expectEnd();
        if (!Arrays.equals(in.enter(Der.OBJECT_IDENTIFIER).rest(), KERBEROS)) {
            throw new MalformedMessageException("not a Kerberos token", 2);
        }
        byte[] message = in.rest();
        if (!Arrays.equals(Arrays.copyOf(message, tokenId.length), tokenId)) {
            throw new MalformedMessageException("not the " + name + " of a GSS token", 2);
        }
        return Arrays.copyOfRange(message, tokenId.length, message.length);
    }

    static byte[] reply(byte[] apRep) {
        return Der.element(TAG, Der.element(Der.OBJECT_IDENTIFIER, KERBEROS), AP_REP, apRep);
    }
}
