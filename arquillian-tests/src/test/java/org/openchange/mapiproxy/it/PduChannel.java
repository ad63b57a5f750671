/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.it;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.openchange.mapiproxy.dcerpc.PduFrame;
import org.openchange.mapiproxy.dcerpc.PduHeader;
import org.openchange.mapiproxy.dcerpc.StubFragments;

/** A socket that carries PDUs. For one thread. */
final class PduChannel implements AutoCloseable {
    static final int MAX_FRAGMENT = 5840;

    private final Socket socket;
    private final DataInputStream in;

    PduChannel(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
        socket.setTcpNoDelay(true);
    }

    /** @throws EOFException when the other side has closed */
    PduFrame read() throws IOException {
        byte[] head = in.readNBytes(PduHeader.LENGTH);
        if (head.length < PduHeader.LENGTH) {
            throw new EOFException("closed by the other side");
        }
        byte[] pdu = Arrays.copyOf(head, PduHeader.peekFragLength(head, 0));
        in.readFully(pdu, head.length, pdu.length - head.length);
        return PduFrame.of(pdu);
    }

    void write(byte[] pdu) throws IOException {
        socket.getOutputStream().write(pdu);
    }

    void write(StubFragments fragments) throws IOException {
        do {
            ByteBuffer pdu = ByteBuffer.allocate(fragments.nextLength());
            fragments.writeNext(pdu);
            write(pdu.array());
        } while (fragments.hasNext());
    }

    /** The stub of a message whose first fragment was read already. */
    byte[] stub(PduFrame first, StubOffset offset) throws IOException {
        ByteArrayOutputStream stub = new ByteArrayOutputStream();
        PduFrame frame = first;
        while (true) {
            int start = offset.of(frame);
            stub.write(frame.bytes(), start, frame.bodyEnd() - start);
            if (frame.header().last()) {
                return stub.toByteArray();
            }
            frame = read();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** Where the stub of a fragment begins. */
    interface StubOffset {
        int of(PduFrame frame);
    }
}
