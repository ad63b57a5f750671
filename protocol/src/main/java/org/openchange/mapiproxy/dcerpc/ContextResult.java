/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.dcerpc;

import java.nio.ByteBuffer;

/**
 * p_result_t of C706 12.6.3.1 (24 bytes), the answer to one {@link ContextElement}, in the same order.
 *
 * @param result one of the constants here, or what a peer sent
 * @param reason for a provider rejection; the accepted bits for {@link #NEGOTIATE_ACK}
 * @param transferSyntax the one that was accepted; {@link #NO_SYNTAX} unless one was
 */
public record ContextResult(int result, int reason, SyntaxId transferSyntax) {
    public static final int ACCEPTANCE = 0;
    public static final int USER_REJECTION = 1;
    public static final int PROVIDER_REJECTION = 2;
    /** The answer to bind-time features, [MS-RPCE] 2.2.2.4. */
    public static final int NEGOTIATE_ACK = 3;

    public static final int REASON_NOT_SPECIFIED = 0;
    public static final int ABSTRACT_SYNTAX_NOT_SUPPORTED = 1;
    public static final int TRANSFER_SYNTAXES_NOT_SUPPORTED = 2;
    public static final int LOCAL_LIMIT_EXCEEDED = 3;

    public static final SyntaxId NO_SYNTAX = new SyntaxId(Uuids.NIL, 0, 0);

    static final int LENGTH = 24;

    public static ContextResult accepted(SyntaxId transferSyntax) {
        return new ContextResult(ACCEPTANCE, REASON_NOT_SPECIFIED, transferSyntax);
    }

    public static ContextResult rejected(int reason) {
        return new ContextResult(PROVIDER_REJECTION, reason, NO_SYNTAX);
    }

    public static ContextResult negotiated(BindTimeFeatures features) {
        return new ContextResult(NEGOTIATE_ACK, features.bits(), NO_SYNTAX);
    }

    public boolean isAccepted() {
        return result == ACCEPTANCE;
    }

    static ContextResult read(PduReader in) {
        int result = in.u16("result"); // result (2 bytes)
        int reason = in.u16("reason"); // reason (2 bytes)
        return new ContextResult(result, reason, in.syntaxId("transfer_syntax")); // transfer_syntax (20 bytes)
    }

    void write(ByteBuffer out) {
        out.putShort((short) result); // result (2 bytes)
        out.putShort((short) reason); // reason (2 bytes)
        transferSyntax.write(out); // transfer_syntax (20 bytes)
    }
}
