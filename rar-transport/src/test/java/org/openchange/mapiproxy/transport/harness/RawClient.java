/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.harness;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.openchange.mapiproxy.dcerpc.BindPdu;
import org.openchange.mapiproxy.dcerpc.ContextElement;
import org.openchange.mapiproxy.dcerpc.DataRepresentation;
import org.openchange.mapiproxy.dcerpc.EmptyBody;
import org.openchange.mapiproxy.dcerpc.PduFrame;
import org.openchange.mapiproxy.dcerpc.PduHeader;
import org.openchange.mapiproxy.dcerpc.PduType;
import org.openchange.mapiproxy.dcerpc.PfcFlags;
import org.openchange.mapiproxy.dcerpc.StubFragments;
import org.openchange.mapiproxy.dcerpc.SyntaxId;

/** A client on a plain socket, which sends what a test wants and reads what comes. Waits at most 5 seconds for anything. */
public final class RawClient implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 5000;

    private final Socket socket;
    private final DataInputStream input;

    public RawClient(InetSocketAddress server) throws IOException {
        this(server, 0);
    }

    /** @param receiveBytes size of the socket's receive buffer; 0 leaves it to the system */
    public RawClient(InetSocketAddress server, int receiveBytes) throws IOException {
        socket = new Socket();
        if (receiveBytes > 0) {
            socket.setReceiveBufferSize(receiveBytes);
        }
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.connect(server, TIMEOUT_MILLIS);
        input = new DataInputStream(socket.getInputStream());
    }

    public void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** The next PDU, or empty when the server has closed the connection. */
    public Optional<PduFrame> receive() throws IOException {
        try {
            byte[] header = new byte[PduHeader.LENGTH];
            input.readFully(header);
            byte[] frame = java.util.Arrays.copyOf(header, PduHeader.peekFragLength(header, 0));
            input.readFully(frame, header.length, frame.length - header.length);
            return Optional.of(PduFrame.of(frame));
        } catch (EOFException | SocketException e) {
            return Optional.empty();
        }
    }

    /** Binds one interface as context 0 in a new group. */
    public PduFrame bind(SyntaxId interfaceId, int extraFlags) throws IOException {
        return bind(interfaceId, extraFlags, 0);
    }

    public PduFrame bind(SyntaxId interfaceId, int extraFlags, int group) throws IOException {
        BindPdu body =
                new BindPdu(5840, 5840, group, List.of(new ContextElement(0, interfaceId, List.of(SyntaxId.NDR))));
        send(body.encode(PduType.BIND, PfcFlags.WHOLE | extraFlags, DataRepresentation.LITTLE_ENDIAN, 1));
        return receive().orElseThrow();
    }

    /** Sends a request of as many fragments as it takes; the stub's byte order is the data representation. */
    public void request(int callId, int opnum, ByteBuffer stub) throws IOException {
        StubFragments fragments =
                StubFragments.request(callId, 0, 0, opnum, Optional.empty(), stub, StubFragments.Protection.none(5840));
        while (fragments.hasNext()) {
            ByteBuffer out = ByteBuffer.allocate(fragments.nextLength());
            fragments.writeNext(out);
            send(out.array());
        }
    }

    /** Reads one answer of any number of fragments; its stub in the byte order in which it came. */
    public ByteBuffer response() throws IOException {
        java.io.ByteArrayOutputStream stub = new java.io.ByteArrayOutputStream();
        while (true) {
            PduFrame frame = receive().orElseThrow(() -> new EOFException("closed within an answer"));
            if (frame.type() != PduType.RESPONSE) {
                throw new IOException("not a response: " + frame + " " + frame.fault());
            }
            int start = frame.response().stubOffset();
            stub.write(frame.bytes(), start, frame.bodyEnd() - start);
            if (frame.header().last()) {
                return ByteBuffer.wrap(stub.toByteArray())
                        .order(frame.header().drep().byteOrder());
            }
        }
    }

    /** co_cancel or orphaned. */
    public void sendEmpty(PduType type, int callId) throws IOException {
        send(EmptyBody.INSTANCE.encode(type, PfcFlags.WHOLE, DataRepresentation.LITTLE_ENDIAN, callId));
    }

    /** Closes with a reset, as a client does whose machine loses its power and comes back. */
    public void vanish() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
