/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.emsmdb.auxiliary;

import java.util.Optional;
import java.util.UUID;

/** [MS-OXCRPC] 2.2.2.2.21 to 2.2.2.2.23: what both sides write into their logs. */
public final class ConnectionBlocks {
    private ConnectionBlocks() {}

    /**
     * [MS-OXCRPC] 2.2.2.2.21 AUX_CLIENT_CONNECTION_INFO: for the log of the server.
     *
     * @param connectionFlags 1 in cached mode
     */
    public record AuxClientConnectionInfo(
            UUID connectionGuid, Optional<String> connectionContextInfo, long connectionAttempts, long connectionFlags)
            implements AuxiliaryBlock {
        static AuxClientConnectionInfo read(BlockReader in) {
            // ConnectionGuid (16 bytes)
            UUID connectionGuid = in.fields().readGuid();
            // OffsetConnectionContextInfo (2 bytes)
            Optional<String> connectionContextInfo = in.readStringAtOffset();
            // Reserved (2 bytes)
            in.skip(2);
            // ConnectionAttempts (4 bytes; the text of the specification says 2, clients send 4)
            long connectionAttempts = in.fields().readUnsignedInt();
            // ConnectionFlags (4 bytes)
            long connectionFlags = in.fields().readUnsignedInt();
            return new AuxClientConnectionInfo(
                    connectionGuid, connectionContextInfo, connectionAttempts, connectionFlags);
        }

        @Override
        public void write(BlockWriter out) {
            // ConnectionGuid (16 bytes)
            out.fields().putGuid(connectionGuid);
            // OffsetConnectionContextInfo (2 bytes)
            out.putStringOffset(connectionContextInfo);
            // Reserved (2 bytes)
            out.fields().putShort(0);
            // ConnectionAttempts (4 bytes; the text of the specification says 2, clients send 4)
            out.fields().putInt(connectionAttempts);
            // ConnectionFlags (4 bytes)
            out.fields().putInt(connectionFlags);
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public int type() {
            return 0x4A;
        }
    }

    /** [MS-OXCRPC] 2.2.2.2.22 AUX_SERVER_SESSION_INFO: for the log of the client. */
    public record AuxServerSessionInfo(Optional<String> serverSessionContextInfo) implements AuxiliaryBlock {
        static AuxServerSessionInfo read(BlockReader in) {
            // OffsetServerSessionContextInfo (2 bytes)
            Optional<String> serverSessionContextInfo = in.readStringAtOffset();
            return new AuxServerSessionInfo(serverSessionContextInfo);
        }

        @Override
        public void write(BlockWriter out) {
            // OffsetServerSessionContextInfo (2 bytes)
            out.putStringOffset(serverSessionContextInfo);
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public int type() {
            return 0x4B;
        }
    }

    /** [MS-OXCRPC] 2.2.2.2.23 AUX_PROTOCOL_DEVICE_IDENTIFICATION: a device between client and server. */
    public record AuxProtocolDeviceIdentification(
            Optional<String> deviceManufacturer,
            Optional<String> deviceModel,
            Optional<String> deviceSerialNumber,
            Optional<String> deviceVersion,
            Optional<String> deviceFirmwareVersion)
            implements AuxiliaryBlock {
        static AuxProtocolDeviceIdentification read(BlockReader in) {
            // DeviceManufacturerOffset (2 bytes)
            Optional<String> deviceManufacturer = in.readStringAtOffset();
            // DeviceModelOffset (2 bytes)
            Optional<String> deviceModel = in.readStringAtOffset();
            // DeviceSerialNumberOffset (2 bytes)
            Optional<String> deviceSerialNumber = in.readStringAtOffset();
            // DeviceVersionOffset (2 bytes)
            Optional<String> deviceVersion = in.readStringAtOffset();
            // DeviceFirmwareVersionOffset (2 bytes)
            Optional<String> deviceFirmwareVersion = in.readStringAtOffset();
            return new AuxProtocolDeviceIdentification(
                    deviceManufacturer, deviceModel, deviceSerialNumber, deviceVersion, deviceFirmwareVersion);
        }

        @Override
        public void write(BlockWriter out) {
            // DeviceManufacturerOffset (2 bytes)
            out.putStringOffset(deviceManufacturer);
            // DeviceModelOffset (2 bytes)
            out.putStringOffset(deviceModel);
            // DeviceSerialNumberOffset (2 bytes)
            out.putStringOffset(deviceSerialNumber);
            // DeviceVersionOffset (2 bytes)
            out.putStringOffset(deviceVersion);
            // DeviceFirmwareVersionOffset (2 bytes)
            out.putStringOffset(deviceFirmwareVersion);
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public int type() {
            return 0x4E;
        }
    }
}
