/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.property;

import java.util.List;
import org.openchange.mapiproxy.rop.RopType;

/** All property ROPs ([MS-OXCROPS] 2.2.8), in the specification's order. */
public final class PropertyRops {
    public static final List<RopType> TYPES = List.of(
            RopGetPropertyIdsFromNames.TYPE,
            RopGetNamesFromPropertyIds.TYPE,
            RopGetPropertiesSpecific.TYPE,
            RopGetPropertiesAll.TYPE,
            RopGetPropertiesList.TYPE,
            RopSetProperties.TYPE,
            RopSetPropertiesNoReplicate.TYPE,
            RopDeleteProperties.TYPE,
            RopDeletePropertiesNoReplicate.TYPE,
            RopQueryNamedProperties.TYPE,
            RopCopyProperties.TYPE,
            RopCopyTo.TYPE,
            RopProgress.TYPE);

    private PropertyRops() {}
}
