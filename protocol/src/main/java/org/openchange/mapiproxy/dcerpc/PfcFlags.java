/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.dcerpc;

/** pfc_flags of C706 12.6.3.1 and [MS-RPCE] 2.2.2.3. One bit has two meanings, by the type of the PDU. */
public final class PfcFlags {
    public static final int FIRST_FRAG = 0x01;
    public static final int LAST_FRAG = 0x02;
    /** On request, response and fault. */
    public static final int PENDING_CANCEL = 0x04;
    /** On bind, alter_context, their answers and auth3. */
    public static final int SUPPORT_HEADER_SIGN = 0x04;

    public static final int CONC_MPX = 0x10;
    public static final int DID_NOT_EXECUTE = 0x20;
    public static final int MAYBE = 0x40;
    public static final int OBJECT_UUID = 0x80;

    /** A PDU that is not cut into fragments. */
    public static final int WHOLE = FIRST_FRAG | LAST_FRAG;

    private PfcFlags() {}
}
