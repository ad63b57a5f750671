/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.mapi;

/**
 * The RecipientFlags ([MS-OXCDATA] 2.8.3.1): which fields a recipient row has.
 *
 * @param value 16 bits
 */
public record RecipientFlags(int value) {
    /** The address type, in the bits of {@link #TYPE_MASK}. */
    public static final int NO_TYPE = 0x0;

    public static final int X500DN = 0x1;
    public static final int MS_MAIL = 0x2;
    public static final int SMTP = 0x3;
    public static final int FAX = 0x4;
    public static final int PROFESSIONAL_OFFICE_SYSTEM = 0x5;
    public static final int PERSONAL_DISTRIBUTION_LIST_1 = 0x6;
    public static final int PERSONAL_DISTRIBUTION_LIST_2 = 0x7;
    public static final int TYPE_MASK = 0x7;

    /** EmailAddress is there. */
    public static final int E = 0x0008;
    /** DisplayName is there. */
    public static final int D = 0x0010;
    /** TransmittableDisplayName is there. */
    public static final int T = 0x0020;
    /** The transmittable name is the display name. */
    public static final int S = 0x0040;
    /** Somebody else is responsible for the delivery. */
    public static final int R = 0x0080;
    /** Does not support rich text. */
    public static final int N = 0x0100;
    /** Strings are Unicode. */
    public static final int U = 0x0200;
    /** SimpleDisplayName is there. */
    public static final int I = 0x0400;
    /** With type 0: AddressType is there. */
    public static final int O = 0x8000;

    public boolean has(int flag) {
        return (value & flag) != 0;
    }

    public int addressType() {
        return value & TYPE_MASK;
    }

    public boolean hasX500() {
        return addressType() == X500DN;
    }

    public boolean hasDistributionList() {
        return addressType() >= PERSONAL_DISTRIBUTION_LIST_1;
    }

    public boolean hasAddressType() {
        return addressType() == NO_TYPE && has(O);
    }
}
