/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.emsmdb.auxiliary;

import java.nio.ByteBuffer;

/** [MS-OXCRPC] 2.2.2.2.15 to 2.2.2.2.20: what servers tell about themselves and want from clients. */
public final class ServerBlocks {
    private ServerBlocks() {}

    /**
     * [MS-OXCRPC] 2.2.2.2.15 AUX_CLIENT_CONTROL: what the client is to do.
     *
     * @param enableFlags 1 performance data to the server, 4 compression, 8 RPC over HTTP, 0x10 data about the directory
     * @param expiryTime milliseconds for which the client keeps performance data
     */
    public record AuxClientControl(long enableFlags, long expiryTime) implements AuxiliaryBlock {
        static AuxClientControl read(BlockReader in) {
            // EnableFlags (4 bytes)
            long enableFlags = in.fields().readUnsignedInt();
            // ExpiryTime (4 bytes)
            long expiryTime = in.fields().readUnsignedInt();
            return new AuxClientControl(enableFlags, expiryTime);
        }

        @Override
        public void write(BlockWriter out) {
            // EnableFlags (4 bytes)
            out.fields().putInt(enableFlags);
            // ExpiryTime (4 bytes)
            out.fields().putInt(expiryTime);
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public int type() {
            return 0x0A;
        }
    }

    /** [MS-OXCRPC] 2.2.2.2.16 AUX_OSVERSIONINFO: the server's operating system. */
    public record AuxOsVersionInfo(
            long osVersionInfoSize,
            long majorVersion,
            long minorVersion,
            long buildNumber,
            int servicePackMajor,
            int servicePackMinor)
            implements AuxiliaryBlock {
        static AuxOsVersionInfo read(BlockReader in) {
            // OSVersionInfoSize (4 bytes)
            long osVersionInfoSize = in.fields().readUnsignedInt();
            // MajorVersion (4 bytes)
            long majorVersion = in.fields().readUnsignedInt();
            // MinorVersion (4 bytes)
            long minorVersion = in.fields().readUnsignedInt();
            // BuildNumber (4 bytes)
            long buildNumber = in.fields().readUnsignedInt();
            // Reserved1 (132 bytes)
            in.skip(132);
            // ServicePackMajor (2 bytes)
            int servicePackMajor = in.fields().readUnsignedShort();
            // ServicePackMinor (2 bytes)
            int servicePackMinor = in.fields().readUnsignedShort();
            // Reserved2 (4 bytes)
            in.skip(4);
            return new AuxOsVersionInfo(
                    osVersionInfoSize, majorVersion, minorVersion, buildNumber, servicePackMajor, servicePackMinor);
        }

        @Override
        public void write(BlockWriter out) {
            // OSVersionInfoSize (4 bytes)
            out.fields().putInt(osVersionInfoSize);
            // MajorVersion (4 bytes)
            out.fields().putInt(majorVersion);
            // MinorVersion (4 bytes)
            out.fields().putInt(minorVersion);
            // BuildNumber (4 bytes)
            out.fields().putInt(buildNumber);
            // Reserved1 (132 bytes)
            out.fields().putBytes(ByteBuffer.allocate(132));
            // ServicePackMajor (2 bytes)
            out.fields().putShort(servicePackMajor);
            // ServicePackMinor (2 bytes)
            out.fields().putShort(servicePackMinor);
            // Reserved2 (4 bytes)
            out.fields().putBytes(ByteBuffer.allocate(4));
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public int type() {
            return 0x16;
        }
    }

    /**
     * [MS-OXCRPC] 2.2.2.2.17 AUX_EXORGINFO: public folders.
     *
     * @param orgFlags 1 there are public folders, 2 Autodiscover tells where
     */
    public record AuxExOrgInfo(long orgFlags) implements AuxiliaryBlock {
        static AuxExOrgInfo read(BlockReader in) {
            // OrgFlags (4 bytes)
            long orgFlags = in.fields().readUnsignedInt();
            return new AuxExOrgInfo(orgFlags);
        }

        @Override
        public void write(BlockWriter out) {
            // OrgFlags (4 bytes)
            out.fields().putInt(orgFlags);
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public int type() {
            return 0x17;
        }
    }

    /**
     * [MS-OXCRPC] 2.2.2.2.19 AUX_SERVER_CAPABILITIES: which chains the server takes and gives.
     *
     * @param serverCapabilityFlags 1 chains of RopFastTransferDestinationPutBuffer, 2 chains of RopWriteStreamExtended, 8 chains of over 0x40000 bytes in answers
     */
    public record AuxServerCapabilities(long serverCapabilityFlags) implements AuxiliaryBlock {
        static AuxServerCapabilities read(BlockReader in) {
            // ServerCapabilityFlags (4 bytes)
            long serverCapabilityFlags = in.fields().readUnsignedInt();
            return new AuxServerCapabilities(serverCapabilityFlags);
        }

        @Override
        public void write(BlockWriter out) {
            // ServerCapabilityFlags (4 bytes)
            out.fields().putInt(serverCapabilityFlags);
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public int type() {
            return 0x46;
        }
    }

    /**
     * [MS-OXCRPC] 2.2.2.2.20 AUX_ENDPOINT_CAPABILITIES: interfaces on one connection.
     *
     * @param endpointCapabilityFlag 1 EMSMDB, NSPI and RFR on one HTTP connection
     */
    public record AuxEndpointCapabilities(long endpointCapabilityFlag) implements AuxiliaryBlock {
        static AuxEndpointCapabilities read(BlockReader in) {
            // EndpointCapabilityFlag (4 bytes)
            long endpointCapabilityFlag = in.fields().readUnsignedInt();
            return new AuxEndpointCapabilities(endpointCapabilityFlag);
        }

        @Override
        public void write(BlockWriter out) {
            // EndpointCapabilityFlag (4 bytes)
            out.fields().putInt(endpointCapabilityFlag);
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public int type() {
            return 0x48;
        }
    }
}
