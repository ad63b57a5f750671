/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.other;

import java.util.List;
import org.openchange.mapiproxy.rop.RopType;

/** All other ROPs ([MS-OXCROPS] 2.2.15), in the specification's order. */
public final class OtherRops {
    public static final List<RopType> TYPES = List.of(RopBufferTooSmall.TYPE, RopBackoff.TYPE, RopRelease.TYPE);

    private OtherRops() {}
}
