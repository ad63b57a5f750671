/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.mapi;

import org.openchange.mapiproxy.wire.WireWriter;

/** A PtypRestriction: a restriction without a count in front. */
public record RestrictionValue(Restriction value) implements PropertyValue {
    @Override
    public int type() {
        return PropertyType.RESTRICTION.code();
    }

    @Override
    public void write(WireWriter out, CountWidth counts) {
        value.write(out, counts);
    }

    @Override
    public Object shown() {
        return value;
    }
}
