/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.emsmdb.auxiliary;

/** [MS-OXCRPC] 2.2.2.2: what clients report of requests to mailbox servers that succeeded. */
public final class MailboxSuccessBlocks {
    private MailboxSuccessBlocks() {}

    /**
     * [MS-OXCRPC] 2.2.2.2.7 AUX_PERF_DEFMDB_SUCCESS: a request to the default mailbox server.
     *
     * @param timeSinceRequest milliseconds that have passed since the request
     * @param timeToCompleteRequest milliseconds that the request took
     */
    public record AuxPerfDefMdbSuccess(
            RequestKind kind, long timeSinceRequest, long timeToCompleteRequest, int requestId)
            implements AuxiliaryBlock {
        static AuxPerfDefMdbSuccess read(BlockReader in, int type) {
            // TimeSinceRequest (4 bytes)
            long timeSinceRequest = in.fields().readUnsignedInt();
            // TimeToCompleteRequest (4 bytes)
            long timeToCompleteRequest = in.fields().readUnsignedInt();
            // RequestID (2 bytes)
            int requestId = in.fields().readUnsignedShort();
            // Reserved (2 bytes)
            in.skip(2);
            return new AuxPerfDefMdbSuccess(RequestKind.of(type), timeSinceRequest, timeToCompleteRequest, requestId);
        }

        @Override
        public void write(BlockWriter out) {
            // TimeSinceRequest (4 bytes)
            out.fields().putInt(timeSinceRequest);
            // TimeToCompleteRequest (4 bytes)
            out.fields().putInt(timeToCompleteRequest);
            // RequestID (2 bytes)
            out.fields().putShort(requestId);
            // Reserved (2 bytes)
            out.fields().putShort(0);
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public int type() {
            return kind.type(0x05);
        }
    }

    /**
     * [MS-OXCRPC] 2.2.2.2.9 AUX_PERF_MDB_SUCCESS: a request to a mailbox server.
     *
     * @param timeSinceRequest milliseconds that have passed since the request
     * @param timeToCompleteRequest milliseconds that the request took
     */
    public record AuxPerfMdbSuccess(
            RequestKind kind,
            int clientId,
            int serverId,
            int sessionId,
            int requestId,
            long timeSinceRequest,
            long timeToCompleteRequest)
            implements AuxiliaryBlock {
        static AuxPerfMdbSuccess read(BlockReader in, int type) {
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
            // TimeToCompleteRequest (4 bytes)
            long timeToCompleteRequest = in.fields().readUnsignedInt();
            return new AuxPerfMdbSuccess(
                    RequestKind.of(type),
                    clientId,
                    serverId,
                    sessionId,
                    requestId,
                    timeSinceRequest,
                    timeToCompleteRequest);
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
            // TimeToCompleteRequest (4 bytes)
            out.fields().putInt(timeToCompleteRequest);
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public int type() {
            return kind.type(0x07);
        }
    }

    /**
     * [MS-OXCRPC] 2.2.2.2.10 AUX_PERF_MDB_SUCCESS_V2: a request to a mailbox server.
     *
     * @param timeSinceRequest milliseconds that have passed since the request
     * @param timeToCompleteRequest milliseconds that the request took
     */
    public record AuxPerfMdbSuccessV2(
            RequestKind kind,
            int processId,
            int clientId,
            int serverId,
            int sessionId,
            int requestId,
            long timeSinceRequest,
            long timeToCompleteRequest)
            implements AuxiliaryBlock {
        static AuxPerfMdbSuccessV2 read(BlockReader in, int type) {
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
            // Reserved (2 bytes)
            in.skip(2);
            // TimeSinceRequest (4 bytes)
            long timeSinceRequest = in.fields().readUnsignedInt();
            // TimeToCompleteRequest (4 bytes)
            long timeToCompleteRequest = in.fields().readUnsignedInt();
            return new AuxPerfMdbSuccessV2(
                    RequestKind.of(type),
                    processId,
                    clientId,
                    serverId,
                    sessionId,
                    requestId,
                    timeSinceRequest,
                    timeToCompleteRequest);
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
            // Reserved (2 bytes)
            out.fields().putShort(0);
            // TimeSinceRequest (4 bytes)
            out.fields().putInt(timeSinceRequest);
            // TimeToCompleteRequest (4 bytes)
            out.fields().putInt(timeToCompleteRequest);
        }

        @Override
        public int version() {
            return 2;
        }

        @Override
        public int type() {
            return kind.type(0x07);
        }
    }
}
