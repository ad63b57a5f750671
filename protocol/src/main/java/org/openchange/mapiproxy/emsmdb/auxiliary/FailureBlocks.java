/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.emsmdb.auxiliary;

import java.nio.ByteBuffer;

/** [MS-OXCRPC] 2.2.2.2.13 and 2.2.2.2.14: what clients report of requests that failed. */
public final class FailureBlocks {
    private FailureBlocks() {}

    /**
     * [MS-OXCRPC] 2.2.2.2.13 AUX_PERF_FAILURE: a request that failed.
     *
     * @param timeSinceRequest milliseconds that have passed since the request
     * @param timeToFailRequest milliseconds that the request took
     */
    public record AuxPerfFailure(
            RequestKind kind,
            int clientId,
            int serverId,
            int sessionId,
            int requestId,
            long timeSinceRequest,
            long timeToFailRequest,
            long resultCode,
            int requestOperation)
            implements AuxiliaryBlock {
        static AuxPerfFailure read(BlockReader in, int type) {
            // ClientID (2 bytes)
            int clientId = in.fields().readUnsignedShort();
            // ServerID (2 bytes)
            int serverId = in.fields().readUnsignedShort();
            // SessionID (2 bytes)
            int sessionId = in.fields().readUnsignedShort();
            // RequestID (2 bytes)
            int requestId = in.fields().readUnsignedShort();
            // TimeSinceRequest (4 bytes)
            long timeSinceRequest = in.fields().readUnsignedInt();
            // TimeToFailRequest (4 bytes)
            long timeToFailRequest = in.fields().readUnsignedInt();
            // ResultCode (4 bytes)
            long resultCode = in.fields().readUnsignedInt();
            // RequestOperation (1 byte)
            int requestOperation = in.fields().readUnsignedByte();
            // Reserved (3 bytes)
            in.skip(3);
            return new AuxPerfFailure(
                    RequestKind.of(type),
                    clientId,
                    serverId,
                    sessionId,
                    requestId,
                    timeSinceRequest,
                    timeToFailRequest,
                    resultCode,
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
            // RequestID (2 bytes)
            out.fields().putShort(requestId);
            // TimeSinceRequest (4 bytes)
            out.fields().putInt(timeSinceRequest);
            // TimeToFailRequest (4 bytes)
            out.fields().putInt(timeToFailRequest);
            // ResultCode (4 bytes)
            out.fields().putInt(resultCode);
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
            return kind.type(0x09);
        }
    }

    /**
     * [MS-OXCRPC] 2.2.2.2.14 AUX_PERF_FAILURE_V2: a request that failed.
     *
     * @param timeSinceRequest milliseconds that have passed since the request
     * @param timeToFailRequest milliseconds that the request took
     */
    public record AuxPerfFailureV2(
            RequestKind kind,
            int processId,
            int clientId,
            int serverId,
            int sessionId,
            int requestId,
            long timeSinceRequest,
            long timeToFailRequest,
            long resultCode,
            int requestOperation)
            implements AuxiliaryBlock {
        static AuxPerfFailureV2 read(BlockReader in, int type) {
            // ProcessID (2 bytes)
            int processId = in.fields().readUnsignedShort();
            // ClientID (2 bytes)
            int clientId = in.fields().readUnsignedShort();
            // ServerID (2 bytes)
            int serverId = in.fields().readUnsignedShort();
            // SessionID (2 bytes)
            int sessionId = in.fields().readUnsignedShort();
            // RequestID (2 bytes)
            int requestId = in.fields().readUnsignedShort();
            // Reserved_1 (2 bytes)
            in.skip(2);
            // TimeSinceRequest (4 bytes)
            long timeSinceRequest = in.fields().readUnsignedInt();
            // TimeToFailRequest (4 bytes)
            long timeToFailRequest = in.fields().readUnsignedInt();
            // ResultCode (4 bytes)
            long resultCode = in.fields().readUnsignedInt();
            // RequestOperation (1 byte)
            int requestOperation = in.fields().readUnsignedByte();
            // Reserved_2 (3 bytes)
            in.skip(3);
            return new AuxPerfFailureV2(
                    RequestKind.of(type),
                    processId,
                    clientId,
                    serverId,
                    sessionId,
                    requestId,
                    timeSinceRequest,
                    timeToFailRequest,
                    resultCode,
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
            // RequestID (2 bytes)
            out.fields().putShort(requestId);
            // Reserved_1 (2 bytes)
            out.fields().putShort(0);
            // TimeSinceRequest (4 bytes)
            out.fields().putInt(timeSinceRequest);
            // TimeToFailRequest (4 bytes)
            out.fields().putInt(timeToFailRequest);
            // ResultCode (4 bytes)
            out.fields().putInt(resultCode);
            // RequestOperation (1 byte)
            out.fields().putByte(requestOperation);
            // Reserved_2 (3 bytes)
            out.fields().putBytes(ByteBuffer.allocate(3));
        }

        @Override
        public int version() {
            return 2;
        }

        @Override
        public int type() {
            return kind.type(0x09);
        }
    }
}
