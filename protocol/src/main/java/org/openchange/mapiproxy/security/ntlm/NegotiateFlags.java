/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.ntlm;

/** [MS-NLMP] 2.2.2.5 NEGOTIATE flags. */
final class NegotiateFlags {
    static final int UNICODE = 0x0000_0001;
    static final int REQUEST_TARGET = 0x0000_0004;
    static final int SIGN = 0x0000_0010;
    static final int SEAL = 0x0000_0020;
    static final int NTLM = 0x0000_0200;
    static final int ALWAYS_SIGN = 0x0000_8000;
    static final int TARGET_TYPE_DOMAIN = 0x0001_0000;
    static final int EXTENDED_SESSION_SECURITY = 0x0008_0000;
    static final int TARGET_INFO = 0x0080_0000;
    static final int VERSION = 0x0200_0000;
    static final int KEY_128 = 0x2000_0000;
    static final int KEY_EXCHANGE = 0x4000_0000;
    static final int KEY_56 = 0x8000_0000;

    /** Without these a peer could not be protected well; a message that lacks one is refused. */
    static final int REQUIRED = UNICODE | NTLM | EXTENDED_SESSION_SECURITY | KEY_128;

    /** What this side is willing to do. */
    static final int SUPPORTED =
            REQUIRED | REQUEST_TARGET | SIGN | SEAL | ALWAYS_SIGN | TARGET_INFO | VERSION | KEY_EXCHANGE | KEY_56;

    private NegotiateFlags() {}

    static boolean has(int flags, int wanted) {
        return (flags & wanted) == wanted;
    }

    static boolean protects(int flags) {
        return (flags & (SIGN | SEAL)) != 0;
    }
}
