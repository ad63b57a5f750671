/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.emsmdb.auxiliary;

import java.nio.ByteBuffer;
import org.openchange.mapiproxy.wire.MalformedMessageException;
import org.openchange.mapiproxy.wire.WireReader;

/** [MS-OXCRPC] 2.2.2.2 AUX_HEADER: which block follows. */
final class BlockTypes {
    private BlockTypes() {}

    /** Takes the bytes of the next block out of the payload, its AUX_HEADER first. */
    static ByteBuffer next(WireReader in) {
        int start = in.position();
        // Size (2 bytes): of the whole block
        int size = in.readUnsignedShort();
        if (size < BlockReader.HEADER_BYTES) {
            throw new MalformedMessageException("AUX_HEADER with Size " + size, start);
        }
        in.position(start);
        return in.readBytes("auxiliary block", size);
    }

    /** @param block all of it, with its AUX_HEADER */
    static AuxiliaryBlock read(ByteBuffer block) {
        // Version (1 byte)
        int version = block.get(2) & 0xFF;
        // Type (1 byte)
        int type = block.get(3) & 0xFF;
        BlockReader in = new BlockReader(block);
        return switch (version) {
            case 1 -> readVersion1(type, in);
            case 2 -> readVersion2(type, in);
            default -> unknown(version, type, in);
        };
    }

    private static AuxiliaryBlock readVersion1(int type, BlockReader in) {
        return switch (type) {
            case 0x01 -> SessionBlocks.AuxPerfRequestId.read(in);
            case 0x02 -> ClientBlocks.AuxPerfClientInfo.read(in);
            case 0x03 -> ClientBlocks.AuxPerfServerInfo.read(in);
            case 0x04 -> SessionBlocks.AuxPerfSessionInfo.read(in);
            case 0x05, 0x0C, 0x11 -> MailboxSuccessBlocks.AuxPerfDefMdbSuccess.read(in, type);
            case 0x06, 0x0D, 0x12 -> CatalogSuccessBlocks.AuxPerfDefGcSuccess.read(in, type);
            case 0x07, 0x0E, 0x13 -> MailboxSuccessBlocks.AuxPerfMdbSuccess.read(in, type);
            case 0x08, 0x0F, 0x14 -> CatalogSuccessBlocks.AuxPerfGcSuccess.read(in, type);
            case 0x09, 0x10, 0x15 -> FailureBlocks.AuxPerfFailure.read(in, type);
            case 0x0A -> ServerBlocks.AuxClientControl.read(in);
            case 0x0B -> ClientBlocks.AuxPerfProcessInfo.read(in, 1);
            case 0x16 -> ServerBlocks.AuxOsVersionInfo.read(in);
            case 0x17 -> ServerBlocks.AuxExOrgInfo.read(in);
            case 0x18 -> ClientBlocks.AuxPerfAccountInfo.read(in);
            case 0x46 -> ServerBlocks.AuxServerCapabilities.read(in);
            case 0x48 -> ServerBlocks.AuxEndpointCapabilities.read(in);
            case 0x4A -> ConnectionBlocks.AuxClientConnectionInfo.read(in);
            case 0x4B -> ConnectionBlocks.AuxServerSessionInfo.read(in);
            case 0x4E -> ConnectionBlocks.AuxProtocolDeviceIdentification.read(in);
            default -> unknown(1, type, in);
        };
    }

    private static AuxiliaryBlock readVersion2(int type, BlockReader in) {
        return switch (type) {
            case 0x04 -> SessionBlocks.AuxPerfSessionInfoV2.read(in);
            case 0x07, 0x0E, 0x13 -> MailboxSuccessBlocks.AuxPerfMdbSuccessV2.read(in, type);
            case 0x08, 0x0F, 0x14 -> CatalogSuccessBlocks.AuxPerfGcSuccessV2.read(in, type);
            case 0x09, 0x10, 0x15 -> FailureBlocks.AuxPerfFailureV2.read(in, type);
            case 0x0B -> ClientBlocks.AuxPerfProcessInfo.read(in, 2);
            default -> unknown(2, type, in);
        };
    }

    private static AuxiliaryBlock unknown(int version, int type, BlockReader in) {
        return new UnknownBlock(version, type, in.fields().readRemaining());
    }
}
