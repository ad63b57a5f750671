/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.interop;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.openchange.mapiproxy.dcerpc.AuthLevel;
import org.openchange.mapiproxy.dcerpc.PduFrame;
import org.openchange.mapiproxy.dcerpc.PduHeader;
import org.openchange.mapiproxy.dcerpc.SecurityTrailer;
import org.openchange.mapiproxy.dcerpc.StubFragments;
import org.openchange.mapiproxy.security.ProtectedPdu;
import org.openchange.mapiproxy.security.SecurityContext;

/** PDUs over a blocking socket, protected as one security context says. For tests against the programs of others. */
final class PduChannel implements AutoCloseable {
    static final int MAX_FRAGMENT = 5840;
    static final int STUB_HEADER_BYTES = 24;

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    boolean headerSigning;

    PduChannel(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(20_000);
        in = new DataInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    void send(byte[] pdu) throws IOException {
        out.write(pdu);
        out.flush();
    }

    PduFrame receive() throws IOException {
        byte[] header = in.readNBytes(PduHeader.LENGTH);
        if (header.length < PduHeader.LENGTH) {
            throw new IOException("the peer closed the connection");
        }
        int length = PduHeader.peekFragLength(header, 0);
        byte[] pdu = Arrays.copyOf(header, length);
        in.readFully(pdu, PduHeader.LENGTH, length - PduHeader.LENGTH);
        return PduFrame.of(pdu);
    }

    static StubFragments.Protection protection(SecurityTrailer trailer, SecurityContext context) {
        AuthLevel level = AuthLevel.of(trailer.authLevel()).orElseThrow();
        return level.protectsPdus()
                ? new StubFragments.Protection(MAX_FRAGMENT, trailer, context.authValueLength(level))
                : StubFragments.Protection.none(MAX_FRAGMENT);
    }

    void send(StubFragments fragments, SecurityTrailer trailer, SecurityContext context) throws IOException {
        AuthLevel level = AuthLevel.of(trailer.authLevel()).orElseThrow();
        while (fragments.hasNext()) {
            ByteBuffer pdu = ByteBuffer.allocate(fragments.nextLength());
            fragments.writeNext(pdu);
            if (level.protectsPdus()) {
                context.protect(level, parts(PduFrame.of(pdu.array())));
            }
            send(pdu.array());
        }
    }

    /** The stub of a request or response whose first fragment has been read already. */
    byte[] stub(PduFrame first, AuthLevel level, SecurityContext context) throws IOException {
        ByteArrayOutputStream stub = new ByteArrayOutputStream();
        PduFrame fragment = first;
        while (true) {
            int pad = 0;
            if (level.protectsPdus()) {
                context.verify(level, parts(fragment));
                pad = fragment.trailer().orElseThrow().padLength();
            }
            stub.write(fragment.bytes(), STUB_HEADER_BYTES, fragment.bodyEnd() - pad - STUB_HEADER_BYTES);
            if (fragment.header().last()) {
                return stub.toByteArray();
            }
            fragment = receive();
        }
    }

    private ProtectedPdu parts(PduFrame pdu) {
        int length = pdu.bytes().length;
        int dataLength = pdu.bodyEnd() - STUB_HEADER_BYTES;
        int authLength = pdu.header().authLength();
        return new ProtectedPdu(pdu.bytes(), 0, length, STUB_HEADER_BYTES, dataLength, authLength, headerSigning);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
