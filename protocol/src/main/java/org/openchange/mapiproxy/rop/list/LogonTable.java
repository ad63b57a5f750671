/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.list;

import java.util.Optional;
import java.util.function.LongUnaryOperator;
import org.openchange.mapiproxy.rop.LogonKind;

/** The logons of a session by their LogonId, which is one byte ([MS-OXCROPS] 3.2.1, Logon Map). */
final class LogonTable {
    static final int SIZE = 0x100;

    private final LogonKind[] kinds;
    private final long[] handles;

    LogonTable() {
        this(new LogonKind[SIZE], new long[SIZE]);
    }

    private LogonTable(LogonKind[] kinds, long[] handles) {
        this.kinds = kinds;
        this.handles = handles;
    }

    LogonTable copy() {
        return new LogonTable(kinds.clone(), handles.clone());
    }

    Optional<LogonKind> kind(int logonId) {
        return Optional.ofNullable(kinds[logonId & 0xFF]);
    }

    void open(int logonId, LogonKind kind, long handle) {
        kinds[logonId & 0xFF] = kind;
        handles[logonId & 0xFF] = handle;
    }

    /** Whether this is the handle of the logon itself. */
    boolean isLogon(int logonId, long handle) {
        return kinds[logonId & 0xFF] != null && handles[logonId & 0xFF] == handle;
    }

    void renameAll(LongUnaryOperator names) {
        for (int i = 0; i < SIZE; i++) {
            handles[i] = kinds[i] == null ? handles[i] : names.applyAsLong(handles[i]);
        }
    }

    void close(int logonId) {
        kinds[logonId & 0xFF] = null;
    }
}
