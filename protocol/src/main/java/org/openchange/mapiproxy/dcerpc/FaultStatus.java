/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.dcerpc;

import java.util.Map;

/**
 * The status of a fault PDU: an nca code of C706 appendix E, or one of the Win32 codes that [MS-RPCE] 3.1.1.5.5 allows in its
 * place.
 *
 * @param code the 32-bit status as it stands in the PDU
 */
public record FaultStatus(int code) {
    public static final FaultStatus ACCESS_DENIED = new FaultStatus(5);
    public static final FaultStatus SERVER_UNAVAILABLE = new FaultStatus(0x6BA);
    public static final FaultStatus SERVER_TOO_BUSY = new FaultStatus(0x6BB);
    public static final FaultStatus NO_CALL_ACTIVE = new FaultStatus(0x6BD);
    public static final FaultStatus CALL_FAILED = new FaultStatus(0x6BE);
    public static final FaultStatus CALL_FAILED_DID_NOT_EXECUTE = new FaultStatus(0x6BF);
    public static final FaultStatus CANNOT_PERFORM = new FaultStatus(0x6D8);
    public static final FaultStatus OUT_OF_RESOURCES = new FaultStatus(0x6B9);
    public static final FaultStatus BAD_STUB_DATA = new FaultStatus(0x6F7);
    public static final FaultStatus SECURITY_PACKAGE_ERROR = new FaultStatus(0x721);
    public static final FaultStatus COMM_FAILURE = new FaultStatus(0x1C010001);
    public static final FaultStatus OP_RANGE_ERROR = new FaultStatus(0x1C010002);
    public static final FaultStatus UNKNOWN_INTERFACE = new FaultStatus(0x1C010003);
    public static final FaultStatus PROTOCOL_ERROR = new FaultStatus(0x1C01000B);
    public static final FaultStatus NCA_SERVER_TOO_BUSY = new FaultStatus(0x1C010014);
    public static final FaultStatus INVALID_TAG = new FaultStatus(0x1C000006);
    public static final FaultStatus INVALID_BOUND = new FaultStatus(0x1C000007);
    public static final FaultStatus CANCEL = new FaultStatus(0x1C00000D);
    public static final FaultStatus UNSPECIFIED = new FaultStatus(0x1C000012);
    public static final FaultStatus REMOTE_COMM_FAILURE = new FaultStatus(0x1C000013);
    public static final FaultStatus CONTEXT_MISMATCH = new FaultStatus(0x1C00001A);
    public static final FaultStatus REMOTE_NO_MEMORY = new FaultStatus(0x1C00001B);

    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(5, "rpc_s_access_denied"),
            Map.entry(0x6BA, "rpc_s_server_unavailable"),
            Map.entry(0x6BB, "rpc_s_server_too_busy"),
            Map.entry(0x6BD, "rpc_s_no_call_active"),
            Map.entry(0x6BE, "rpc_s_call_failed"),
            Map.entry(0x6BF, "rpc_s_call_failed_dne"),
            Map.entry(0x6C0, "rpc_s_protocol_error"),
            Map.entry(0x6D1, "rpc_s_procnum_out_of_range"),
            Map.entry(0x6D8, "ept_s_cant_perform_op"),
            Map.entry(0x6B9, "rpc_s_out_of_resources"),
            Map.entry(0x6D9, "ept_s_not_registered"),
            Map.entry(0x6F7, "rpc_x_bad_stub_data"),
            Map.entry(0x721, "rpc_s_sec_pkg_error"),
            Map.entry(0x1C010001, "nca_s_comm_failure"),
            Map.entry(0x1C010002, "nca_op_rng_error"),
            Map.entry(0x1C010003, "nca_unk_if"),
            Map.entry(0x1C01000B, "nca_proto_error"),
            Map.entry(0x1C010013, "nca_out_args_too_big"),
            Map.entry(0x1C010014, "nca_server_too_busy"),
            Map.entry(0x1C010017, "nca_unsupported_type"),
            Map.entry(0x1C000006, "nca_s_fault_invalid_tag"),
            Map.entry(0x1C000007, "nca_s_fault_invalid_bound"),
            Map.entry(0x1C00000D, "nca_s_fault_cancel"),
            Map.entry(0x1C000012, "nca_s_fault_unspec"),
            Map.entry(0x1C000013, "nca_s_fault_remote_comm_failure"),
            Map.entry(0x1C00001A, "nca_s_fault_context_mismatch"),
            Map.entry(0x1C00001B, "nca_s_fault_remote_no_memory"));

    @Override
    public String toString() {
        return NAMES.getOrDefault(code, "status") + String.format(" (0x%08x)", code);
    }
}
