/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.emsmdb.auxiliary;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;

/** [MS-OXCRPC] 2.2.2.2: what clients tell about themselves and about the servers that they talk to. */
public final class ClientBlocks {
    private ClientBlocks() {}

    /**
     * [MS-OXCRPC] 2.2.2.2.4 AUX_PERF_CLIENTINFO: the client and its machine.
     *
     * @param adapterSpeed kilobits a second
     * @param clientMode 0 unknown, 1 classic, 2 cached
     */
    public record AuxPerfClientInfo(
            long adapterSpeed,
            int clientId,
            Optional<String> machineName,
            Optional<String> userName,
            ByteBuffer clientIp,
            ByteBuffer clientIpMask,
            Optional<String> adapterName,
            ByteBuffer macAddress,
            int clientMode)
            implements AuxiliaryBlock {
        static AuxPerfClientInfo read(BlockReader in) {
            // AdapterSpeed (4 bytes)
            long adapterSpeed = in.fields().readUnsignedInt();
            // ClientID (2 bytes)
            int clientId = in.fields().readUnsignedShort();
            // MachineNameOffset (2 bytes)
            Optional<String> machineName = in.readStringAtOffset();
            // UserNameOffset (2 bytes)
            Optional<String> userName = in.readStringAtOffset();
            // ClientIPSize (2 bytes), ClientIPOffset (2 bytes)
            ByteBuffer clientIp = in.readBytesAtOffset("ClientIP");
            // ClientIPMaskSize (2 bytes), ClientIPMaskOffset (2 bytes)
            ByteBuffer clientIpMask = in.readBytesAtOffset("ClientIPMask");
            // AdapterNameOffset (2 bytes)
            Optional<String> adapterName = in.readStringAtOffset();
            // MacAddressSize (2 bytes), MacAddressOffset (2 bytes)
            ByteBuffer macAddress = in.readBytesAtOffset("MacAddress");
            // ClientMode (2 bytes)
            int clientMode = in.fields().readUnsignedShort();
            // Reserved (2 bytes)
            in.skip(2);
            return new AuxPerfClientInfo(
                    adapterSpeed,
                    clientId,
                    machineName,
                    userName,
                    clientIp,
                    clientIpMask,
                    adapterName,
                    macAddress,
                    clientMode);
        }

        @Override
        public void write(BlockWriter out) {
            // AdapterSpeed (4 bytes)
            out.fields().putInt(adapterSpeed);
            // ClientID (2 bytes)
            out.fields().putShort(clientId);
            // MachineNameOffset (2 bytes)
            out.putStringOffset(machineName);
            // UserNameOffset (2 bytes)
            out.putStringOffset(userName);
            // ClientIPSize (2 bytes), ClientIPOffset (2 bytes)
            out.putSizeAndOffset(clientIp);
            // ClientIPMaskSize (2 bytes), ClientIPMaskOffset (2 bytes)
            out.putSizeAndOffset(clientIpMask);
            // AdapterNameOffset (2 bytes)
            out.putStringOffset(adapterName);
            // MacAddressSize (2 bytes), MacAddressOffset (2 bytes)
            out.putSizeAndOffset(macAddress);
            // ClientMode (2 bytes)
            out.fields().putShort(clientMode);
            // Reserved (2 bytes)
            out.fields().putShort(0);
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public int type() {
            return 0x02;
        }
    }

    /**
     * [MS-OXCRPC] 2.2.2.2.5 AUX_PERF_SERVERINFO: the server that later blocks name.
     *
     * @param serverType 0 unknown, 1 private store, 2 public store, 3 directory, 4 referral
     */
    public record AuxPerfServerInfo(
            int serverId, int serverType, Optional<String> serverDn, Optional<String> serverName)
            implements AuxiliaryBlock {
        static AuxPerfServerInfo read(BlockReader in) {
            // ServerID (2 bytes)
            int serverId = in.fields().readUnsignedShort();
            // ServerType (2 bytes)
            int serverType = in.fields().readUnsignedShort();
            // ServerDNOffset (2 bytes)
            Optional<String> serverDn = in.readStringAtOffset();
            // ServerNameOffset (2 bytes)
            Optional<String> serverName = in.readStringAtOffset();
            return new AuxPerfServerInfo(serverId, serverType, serverDn, serverName);
        }

        @Override
        public void write(BlockWriter out) {
            // ServerID (2 bytes)
            out.fields().putShort(serverId);
            // ServerType (2 bytes)
            out.fields().putShort(serverType);
            // ServerDNOffset (2 bytes)
            out.putStringOffset(serverDn);
            // ServerNameOffset (2 bytes)
            out.putStringOffset(serverName);
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public int type() {
            return 0x03;
        }
    }

    /**
     * [MS-OXCRPC] 2.2.2.2.6 AUX_PERF_PROCESSINFO: the process that later blocks name.
     *
     * @param version 1 or 2, with the same layout
     */
    public record AuxPerfProcessInfo(int version, int processId, UUID processGuid, Optional<String> processName)
            implements AuxiliaryBlock {
        static AuxPerfProcessInfo read(BlockReader in, int version) {
            // ProcessID (2 bytes)
            int processId = in.fields().readUnsignedShort();
            // Reserved_1 (2 bytes)
            in.skip(2);
            // ProcessGuid (16 bytes)
            UUID processGuid = in.fields().readGuid();
            // ProcessNameOffset (2 bytes)
            Optional<String> processName = in.readStringAtOffset();
            // Reserved_2 (2 bytes)
            in.skip(2);
            return new AuxPerfProcessInfo(version, processId, processGuid, processName);
        }

        @Override
        public void write(BlockWriter out) {
            // ProcessID (2 bytes)
            out.fields().putShort(processId);
            // Reserved_1 (2 bytes)
            out.fields().putShort(0);
            // ProcessGuid (16 bytes)
            out.fields().putGuid(processGuid);
            // ProcessNameOffset (2 bytes)
            out.putStringOffset(processName);
            // Reserved_2 (2 bytes)
            out.fields().putShort(0);
        }

        @Override
        public int type() {
            return 0x0B;
        }
    }

    /** [MS-OXCRPC] 2.2.2.2.18 AUX_PERF_ACCOUNTINFO: the account of the client with this ClientID. */
    public record AuxPerfAccountInfo(int clientId, UUID account) implements AuxiliaryBlock {
        static AuxPerfAccountInfo read(BlockReader in) {
            // ClientID (2 bytes)
            int clientId = in.fields().readUnsignedShort();
            // Reserved (2 bytes)
            in.skip(2);
            // Account (16 bytes)
            UUID account = in.fields().readGuid();
            return new AuxPerfAccountInfo(clientId, account);
        }

        @Override
        public void write(BlockWriter out) {
            // ClientID (2 bytes)
            out.fields().putShort(clientId);
            // Reserved (2 bytes)
            out.fields().putShort(0);
            // Account (16 bytes)
            out.fields().putGuid(account);
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public int type() {
            return 0x18;
        }
    }
}
