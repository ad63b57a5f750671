/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.dcerpc;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.openchange.mapiproxy.wire.LimitExceededException;
import org.openchange.mapiproxy.wire.MalformedMessageException;
import org.openchange.mapiproxy.wire.TruncatedMessageException;

/**
 * The octet string of a protocol tower, C706 appendix L: which interface is spoken in which transfer syntax over which protocols, and where. It
 * has neither alignment nor a byte order of its choice.
 *
 * @param floors from the interface down to the network address; 1 to {@value #MAX_FLOORS}
 */
public record ProtocolTower(List<TowerFloor> floors) {
    /** Five are in use; the rest is room for what we pass on. */
    public static final int MAX_FLOORS = 16;
    /** Largest tower that is read, in bytes. */
    public static final int MAX_LENGTH = 2048;

    private static final int FLOOR_COUNT_LENGTH = 2;

    public ProtocolTower {
        floors = List.copyOf(floors);
        if (floors.isEmpty() || floors.size() > MAX_FLOORS) {
            throw new IllegalArgumentException("a tower has 1 to " + MAX_FLOORS + " floors, not " + floors.size());
        }
    }

    /** The tower of an interface on ncacn_ip_tcp; a question to an endpoint mapper has port 0 and address 0.0.0.0. */
    public static ProtocolTower tcp(SyntaxId interfaceId, SyntaxId transferSyntax, int port, Inet4Address address) {
        return new ProtocolTower(List.of(
                TowerFloor.of(interfaceId),
                TowerFloor.of(transferSyntax),
                TowerFloor.of(TowerFloor.NCACN, (byte) 0, (byte) 0),
                TowerFloor.ofPort(TowerFloor.TCP, port),
                TowerFloor.of(TowerFloor.IP, address.getAddress())));
    }

    /** The question where an interface is on ncacn_ip_tcp in NDR 2.0. */
    public static ProtocolTower tcpQuestion(SyntaxId interfaceId) {
        return tcp(interfaceId, SyntaxId.NDR, 0, ipv4(new byte[4]));
    }

    /**
     * Reads what remains of the buffer, all of which must be the tower.
     *
     * @throws MalformedMessageException if it is anything else
     */
    public static ProtocolTower read(ByteBuffer buffer) {
        ByteBuffer bytes = buffer.slice().order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.remaining() > MAX_LENGTH) {
            throw new LimitExceededException("tower length", 0, bytes.remaining(), MAX_LENGTH);
        }
        int count = readCount(bytes, "floor count"); // floor count (2 bytes)
        if (count > MAX_FLOORS) {
            throw new LimitExceededException("floor count", 0, count, MAX_FLOORS);
        }
        List<TowerFloor> floors = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            floors.add(readFloor(bytes));
        }
        if (bytes.hasRemaining() || count == 0) {
            throw new MalformedMessageException(
                    count == 0 ? "tower without floors" : "bytes behind the last floor", bytes.position());
        }
        return new ProtocolTower(floors);
    }

    private static TowerFloor readFloor(ByteBuffer bytes) {
        int start = bytes.position();
        byte[] left = readSide(bytes, "floor LHS");
        if (left.length == 0) {
            throw new MalformedMessageException("floor without protocol identifier", start);
        }
        return new TowerFloor(left, readSide(bytes, "floor RHS"));
    }

    private static byte[] readSide(ByteBuffer bytes, String what) {
        int length = readCount(bytes, what);
        if (length > bytes.remaining()) {
            throw new TruncatedMessageException(what, bytes.position(), length, bytes.remaining());
        }
        byte[] side = new byte[length];
        bytes.get(side);
        return side;
    }

    private static int readCount(ByteBuffer bytes, String what) {
        if (bytes.remaining() < 2) {
            throw new TruncatedMessageException(what, bytes.position(), 2, bytes.remaining());
        }
        return bytes.getShort() & 0xFFFF;
    }

    /** The octet string. */
    public byte[] toBytes() {
        int length = FLOOR_COUNT_LENGTH
                + floors.stream().mapToInt(TowerFloor::length).sum();
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putShort((short) floors.size()); // floor count (2 bytes)
        floors.forEach(floor -> floor.write(bytes));
        return bytes.array();
    }

    /** The interface, from the first floor. */
    public Optional<SyntaxId> interfaceId() {
        return floors.get(0).syntax();
    }

    /** The transfer syntax, from the second floor. */
    public Optional<SyntaxId> transferSyntax() {
        return floors.size() > 1 ? floors.get(1).syntax() : Optional.empty();
    }

    /** Whether the tower speaks connection-oriented RPC over TCP over IP. */
    public boolean isTcp() {
        return floors.size() >= 5
                && floors.get(2).protocol() == TowerFloor.NCACN
                && floors.get(3).protocol() == TowerFloor.TCP
                && floors.get(4).protocol() == TowerFloor.IP;
    }

    /** The TCP port, 0 in a question; empty when the tower is not {@link #isTcp}. */
    public OptionalInt tcpPort() {
        if (!isTcp()) {
            return OptionalInt.empty();
        }
        byte[] port = floors.get(3).address();
        return port.length == 2 ? OptionalInt.of((port[0] & 0xFF) << 8 | port[1] & 0xFF) : OptionalInt.empty();
    }

    /** The IPv4 address, 0.0.0.0 in a question; empty when the tower is not {@link #isTcp}. */
    public Optional<Inet4Address> address() {
        if (!isTcp()) {
            return Optional.empty();
        }
        byte[] address = floors.get(4).address();
        return address.length == 4 ? Optional.of(ipv4(address)) : Optional.empty();
    }

    private static Inet4Address ipv4(byte[] address) {
        try {
            return (Inet4Address) InetAddress.getByAddress(address);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("an IPv4 address has 4 bytes", e);
        }
    }
}
