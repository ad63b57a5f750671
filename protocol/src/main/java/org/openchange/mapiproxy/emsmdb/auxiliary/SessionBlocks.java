/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.emsmdb.auxiliary;

import java.util.UUID;

/** [MS-OXCRPC] 2.2.2.2.1 to 2.2.2.2.3: which session and request the blocks behind them are about. */
public final class SessionBlocks {
    private SessionBlocks() {}

    /** [MS-OXCRPC] 2.2.2.2.1 AUX_PERF_REQUESTID: the request that later blocks name. */
    public record AuxPerfRequestId(int sessionId, int requestId) implements AuxiliaryBlock {
        static AuxPerfRequestId read(BlockReader in) {
            // SessionID (2 bytes)
            int sessionId = in.fields().readUnsignedShort();
            // RequestID (2 bytes)
            int requestId = in.fields().readUnsignedShort();
            return new AuxPerfRequestId(sessionId, requestId);
        }

        @Override
        public void write(BlockWriter out) {
            // SessionID (2 bytes)
            out.fields().putShort(sessionId);
            // RequestID (2 bytes)
            out.fields().putShort(requestId);
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public int type() {
            return 0x01;
        }
    }

    /** [MS-OXCRPC] 2.2.2.2.2 AUX_PERF_SESSIONINFO: the session that later blocks name. */
    public record AuxPerfSessionInfo(int sessionId, UUID sessionGuid) implements AuxiliaryBlock {
        static AuxPerfSessionInfo read(BlockReader in) {
            // SessionID (2 bytes)
            int sessionId = in.fields().readUnsignedShort();
            // Reserved (2 bytes)
            in.skip(2);
            // SessionGuid (16 bytes)
            UUID sessionGuid = in.fields().readGuid();
            return new AuxPerfSessionInfo(sessionId, sessionGuid);
        }

        @Override
        public void write(BlockWriter out) {
            // SessionID (2 bytes)
            out.fields().putShort(sessionId);
            // Reserved (2 bytes)
            out.fields().putShort(0);
            // SessionGuid (16 bytes)
            out.fields().putGuid(sessionGuid);
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public int type() {
            return 0x04;
        }
    }

    /** [MS-OXCRPC] 2.2.2.2.3 AUX_PERF_SESSIONINFO_V2: the session that later blocks name. */
    public record AuxPerfSessionInfoV2(int sessionId, UUID sessionGuid, long connectionId) implements AuxiliaryBlock {
        static AuxPerfSessionInfoV2 read(BlockReader in) {
            // SessionID (2 bytes)
            int sessionId = in.fields().readUnsignedShort();
            // Reserved (2 bytes)
            in.skip(2);
            // SessionGuid (16 bytes)
            UUID sessionGuid = in.fields().readGuid();
            // ConnectionID (4 bytes)
            long connectionId = in.fields().readUnsignedInt();
            return new AuxPerfSessionInfoV2(sessionId, sessionGuid, connectionId);
        }

        @Override
        public void write(BlockWriter out) {
            // SessionID (2 bytes)
            out.fields().putShort(sessionId);
            // Reserved (2 bytes)
            out.fields().putShort(0);
            // SessionGuid (16 bytes)
            out.fields().putGuid(sessionGuid);
            // ConnectionID (4 bytes)
            out.fields().putInt(connectionId);
        }

        @Override
        public int version() {
            return 2;
        }

        @Override
        public int type() {
            return 0x04;
        }
    }
}
