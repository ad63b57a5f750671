/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.dcerpc;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * One floor of a protocol tower, C706 appendix L: the left-hand side names a protocol, the right-hand side its address. Immutable.
 */
public final class TowerFloor {
    public static final int TCP = 0x07;
    public static final int UDP = 0x08;
    public static final int IP = 0x09;
    /** Connectionless RPC. */
    public static final int NCADG = 0x0A;
    /** Connection-oriented RPC. */
    public static final int NCACN = 0x0B;

    public static final int NCALRPC = 0x0C;
    /** An interface or a transfer syntax. */
    public static final int UUID_SYNTAX = 0x0D;

    public static final int NAMED_PIPE = 0x0F;
    public static final int NETBIOS = 0x11;
    public static final int HTTP = 0x1F;

    private static final int SYNTAX_LEFT_LENGTH = 19;

    private final byte[] left;
    private final byte[] right;

    TowerFloor(byte[] left, byte[] right) {
        if (left.length == 0 || left.length > 0xFFFF || right.length > 0xFFFF) {
            throw new IllegalArgumentException("a floor names a protocol and has sides of at most 65535 bytes");
        }
        this.left = left;
        this.right = right;
    }

    /** A floor whose left-hand side is the protocol identifier only. */
    public static TowerFloor of(int protocol, byte... address) {
        if (protocol < 0 || protocol > 0xFF) {
            throw new IllegalArgumentException("protocol identifier " + protocol + " is not one byte");
        }
        return new TowerFloor(new byte[] {(byte) protocol}, address.clone());
    }

    /** The floor of an interface or of a transfer syntax. */
    public static TowerFloor of(SyntaxId syntax) {
        UUID uuid = syntax.uuid();
        ByteBuffer left = ByteBuffer.allocate(SYNTAX_LEFT_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
        left.put((byte) UUID_SYNTAX)
                .putInt((int) (uuid.getMostSignificantBits() >>> 32))
                .putShort((short) (uuid.getMostSignificantBits() >>> 16))
                .putShort((short) uuid.getMostSignificantBits());
        left.order(ByteOrder.BIG_ENDIAN).putLong(uuid.getLeastSignificantBits());
        left.order(ByteOrder.LITTLE_ENDIAN).putShort((short) syntax.major());
        return new TowerFloor(left.array(), new byte[] {(byte) syntax.minor(), (byte) (syntax.minor() >>> 8)});
    }

    /** The floor of a protocol whose address is a port in network byte order: TCP, UDP or HTTP. */
    public static TowerFloor ofPort(int protocol, int port) {
        return of(protocol, (byte) (port >>> 8), (byte) port);
    }

    /** The protocol identifier, the first byte of the left-hand side. */
    public int protocol() {
        return left[0] & 0xFF;
    }

    /** The right-hand side. */
    public byte[] address() {
        return right.clone();
    }

    /** The interface or transfer syntax; empty on any other floor. */
    public Optional<SyntaxId> syntax() {
        if (protocol() != UUID_SYNTAX || left.length != SYNTAX_LEFT_LENGTH || right.length != 2) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(left).order(ByteOrder.LITTLE_ENDIAN);
        long high = (buffer.getInt(1) & 0xFFFFFFFFL) << 32
                | (buffer.getShort(5) & 0xFFFFL) << 16
                | buffer.getShort(7) & 0xFFFFL;
        long low = buffer.order(ByteOrder.BIG_ENDIAN).getLong(9);
        int major = buffer.order(ByteOrder.LITTLE_ENDIAN).getShort(17) & 0xFFFF;
        int minor = (right[0] & 0xFF) | (right[1] & 0xFF) << 8;
        return Optional.of(new SyntaxId(new UUID(high, low), major, minor));
    }

    int length() {
        return 4 + left.length + right.length;
    }

    void write(ByteBuffer target) {
        target.putShort((short) left.length); // LHS byte count (2 bytes)
        target.put(left);
        target.putShort((short) right.length); // RHS byte count (2 bytes)
        target.put(right);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TowerFloor that && Arrays.equals(left, that.left) && Arrays.equals(right, that.right);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(left) + Arrays.hashCode(right);
    }

    @Override
    public String toString() {
        HexFormat hex = HexFormat.of();
        return syntax().map(SyntaxId::toString).orElseGet(() -> hex.formatHex(left) + "=" + hex.formatHex(right));
    }
}
