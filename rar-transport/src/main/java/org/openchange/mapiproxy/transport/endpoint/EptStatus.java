/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.endpoint;

/** error_status_t of the endpoint mapper, C706 appendix E, as Windows returns them. */
final class EptStatus {
    static final long OK = 0;
    /** ept_s_not_registered: no row, or no more. */
    static final long NOT_REGISTERED = 0x16C9A0D6;
    /** ept_s_no_memory: too many lookups at a time. */
    static final long NO_MEMORY = 0x16C9A012;
    /** ept_s_cant_perform_op, in its Win32 form. */
    static final long CANNOT_PERFORM = 0x6D8;

    private EptStatus() {}
}
