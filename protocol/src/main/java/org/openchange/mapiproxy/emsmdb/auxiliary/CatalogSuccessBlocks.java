/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.emsmdb.auxiliary;

import java.nio.ByteBuffer;

/** [MS-OXCRPC] 2.2.2.2: what clients report of requests to global catalog servers that succeeded. */
public final class CatalogSuccessBlocks {
    private CatalogSuccessBlocks() {}

    /**
     * [MS-OXCRPC] 2.2.2.2.8 AUX_PERF_DEFGC_SUCCESS: a request to the default global catalog server.
     *
     * @param timeSinceRequest milliseconds that have passed since the request
     * @param timeToCompleteRequest milliseconds that the request took
     */
    public record AuxPerfDefGcSuccess(
            RequestKind kind,
            int serverId,
            int sessionId,
            long timeSinceRequest,
            long timeToCompleteRequest,
            int requestOperation)
            implements AuxiliaryBlock {
        static AuxPerfDefGcSuccess read(BlockReader in, int type) {
            // ServerID (2 bytes)
            int serverId = in.fields().readUnsignedShort();
            // SessionID (2 bytes)
            int sessionId = in.fields().readUnsignedShort();
            // TimeSinceRequest (4 bytes)
            long timeSinceRequest = in.fields().readUnsignedInt();
            // TimeToCompleteRequest (4 bytes)
            long timeToCompleteRequest = in.fields().readUnsignedInt();
            // RequestOperation (1 byte)
            int requestOperation = in.fields().readUnsignedByte();
            // Reserved (3 bytes)
            in.skip(3);
            return new AuxPerfDefGcSuccess(
                    RequestKind.of(type),
                    serverId,
                    sessionId,
                    timeSinceRequest,
                    timeToCompleteRequest,
                    requestOperation);
        }

        @Override
        public void write(BlockWriter out) {
            // ServerID (2 bytes)
            out.fields().putShort(serverId);
            // SessionID (2 bytes)
            out.fields().putShort(sessionId);
            // TimeSinceRequest (4 bytes)
            out.fields().putInt(timeSinceRequest);
            // TimeToCompleteRequest (4 bytes)
            out.fields().putInt(timeToCompleteRequest);
            // RequestOperation (1 byte)
            out.fields().putByte(requestOperation);
            // Reserved (3 bytes)
            out.fields().putBytes(ByteBuffer.allocate(3));
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public int type() {
            return kind.type(0x06);
        }
    }

    /**
     * [MS-OXCRPC] 2.2.2.2.11 AUX_PERF_GC_SUCCESS: a request to a global catalog server.
     *
     * @param timeSinceRequest milliseconds that have passed since the request
     * @param timeToCompleteRequest milliseconds that the request took
     */
    public record AuxPerfGcSuccess(
            RequestKind kind,
            int clientId,
            int serverId,
            int sessionId,
            long timeSinceRequest,
            long timeToCompleteRequest,
            int requestOperation)
            implements AuxiliaryBlock {
        static AuxPerfGcSuccess read(BlockReader in, int type) {
            // ClientID (2 bytes)
            int clientId = in.fields().readUnsignedShort();
            // ServerID (2 bytes)
            int serverId = in.fields().readUnsignedShort();
            // SessionID (2 bytes)
            int sessionId = in.fields().readUnsignedShort();
            // Reserved_1 (2 bytes)
            in.skip(2);
            // TimeSinceRequest (4 bytes)
            long timeSinceRequest = in.fields().readUnsignedInt();
            // TimeToCompleteRequest (4 bytes)
            long timeToCompleteRequest = in.fields().readUnsignedInt();
            // RequestOperation (1 byte)
            int requestOperation = in.fields().readUnsignedByte();
            // Reserved_2 (3 bytes)
            in.skip(3);
            return new AuxPerfGcSuccess(
                    RequestKind.of(type),
                    clientId,
                    serverId,
                    sessionId,
                    timeSinceRequest,
                    timeToCompleteRequest,
                    requestOperation);
        }

        @Override
        public void write(BlockWriter out) {
            // ClientID (2 bytes)
            out.fields().putShort(clientId);
            // ServerID (2 bytes)
            out.fields().putShort(serverId);
            // SessionID (2 bytes)
            out.fields().putShort(sessionId);
            // Reserved_1 (2 bytes)
            out.fields().putShort(0);
            // TimeSinceRequest (4 bytes)
            out.fields().putInt(timeSinceRequest);
            // TimeToCompleteRequest (4 bytes)
            out.fields().putInt(timeToCompleteRequest);
            // RequestOperation (1 byte)
            out.fields().putByte(requestOperation);
            // Reserved_2 (3 bytes)
            out.fields().putBytes(ByteBuffer.allocate(3));
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public int type() {
            return kind.type(0x08);
        }
    }

    /**
     * [MS-OXCRPC] 2.2.2.2.12 AUX_PERF_GC_SUCCESS_V2: a request to a global catalog server.
     *
     * @param timeSinceRequest milliseconds that have passed since the request
     * @param timeToCompleteRequest milliseconds that the request took
     */
    public record AuxPerfGcSuccessV2(
            RequestKind kind,
            int processId,
            int clientId,
            int serverId,
            int sessionId,
            long timeSinceRequest,
            long timeToCompleteRequest,
            int requestOperation)
            implements AuxiliaryBlock {
        static AuxPerfGcSuccessV2 read(BlockReader in, int type) {
            // ProcessID (2 bytes)
            int processId = in.fields().readUnsignedShort();
            // ClientID (2 bytes)
            int clientId = in.fields().readUnsignedShort();
            // ServerID (2 bytes)
            int serverId = in.fields().readUnsignedShort();
            // SessionID (2 bytes)
            int sessionId = in.fields().readUnsignedShort();
            // TimeSinceRequest (4 bytes)
            long timeSinceRequest = in.fields().readUnsignedInt();
            // TimeToCompleteRequest (4 bytes)
            long timeToCompleteRequest = in.fields().readUnsignedInt();
            // RequestOperation (1 byte)
            int requestOperation = in.fields().readUnsignedByte();
            // Reserved (3 bytes)
            in.skip(3);
            return new AuxPerfGcSuccessV2(
                    RequestKind.of(type),
                    processId,
                    clientId,
                    serverId,
                    sessionId,
                    timeSinceRequest,
                    timeToCompleteRequest,
                    requestOperation);
        }

        @Override
        public void write(BlockWriter out) {
            // ProcessID (2 bytes)
            out.fields().putShort(processId);
            // ClientID (2 bytes)
            out.fields().putShort(clientId);
            // ServerID (2 bytes)
            out.fields().putShort(serverId);
            // SessionID (2 bytes)
            out.fields().putShort(sessionId);
            // TimeSinceRequest (4 bytes)
            out.fields().putInt(timeSinceRequest);
            // TimeToCompleteRequest (4 bytes)
            out.fields().putInt(timeToCompleteRequest);
            // RequestOperation (1 byte)
            out.fields().putByte(requestOperation);
            // Reserved (3 bytes)
            out.fields().putBytes(ByteBuffer.allocate(3));
        }

        @Override
        public int version() {
            return 2;
        }

        @Override
        public int type() {
            return kind.type(0x08);
        }
    }
}
