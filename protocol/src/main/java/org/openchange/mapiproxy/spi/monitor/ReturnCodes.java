/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.spi.monitor;

/** Error codes of MAPI, [MS-OXCDATA] 2.4. */
public final class ReturnCodes {
    private static final long WARNING = 0x0004;

    private ReturnCodes() {}

    /** Whether a return value is an error: neither success nor a warning, 0x0004xxxx. */
    public static boolean isError(long unsigned) {
        return unsigned != 0 && unsigned >>> 16 != WARNING;
    }
}
