/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.modules.naming;

import java.util.List;
import org.openchange.mapiproxy.idl.nspi.PropValUnion;
import org.openchange.mapiproxy.idl.nspi.PropertyRow;
import org.openchange.mapiproxy.idl.nspi.PropertyRowSet;
import org.openchange.mapiproxy.idl.nspi.PropertyValue;
import org.openchange.mapiproxy.idl.nspi.StringArray;
import org.openchange.mapiproxy.idl.nspi.WStringArray;

/** Rows of NSPI answers as the client may see them: they name the proxy. What names no server comes back as the same object. */
final class AnswerRows {
    /** PidTagAddressBookHomeMessageDatabase: the distinguished name of the mailbox store. */
    static final long HOME_MESSAGE_DATABASE = 0x8006;

    /** PidTagAddressBookNetworkAddress: where a server can be reached. */
    static final long NETWORK_ADDRESS = 0x8170;

    private final ClientNames names;
    private final String networkAddress;

    /**
     * @param fqdn the proxy's own
     */
    AnswerRows(ClientNames names, String fqdn) {
        this.names = names;
        this.networkAddress = "ncacn_ip_tcp:" + fqdn;
    }

    PropertyRowSet present(PropertyRowSet rows) {
        if (rows == null) {
            return null;
        }
        List<PropertyRow> presented = Lists.map(rows.aRow(), this::present);
        return presented == rows.aRow() ? rows : rows.withARow(presented);
    }

    PropertyRow present(PropertyRow row) {
        if (row == null || row.lpProps() == null) {
            return row;
        }
        List<PropertyValue> presented = Lists.map(row.lpProps(), this::present);
        return presented == row.lpProps() ? row : row.withLpProps(presented);
    }

    private PropertyValue present(PropertyValue property) {
        long id = property.ulPropTag() >>> 16;
        PropValUnion old = property.value();
        PropValUnion presented = old;
        if (id == HOME_MESSAGE_DATABASE) {
            presented = Strings.map(old, names::present);
        } else if (id == NETWORK_ADDRESS) {
            presented = address(old);
        }
        return presented == old ? property : property.withValue(presented);
    }

    private PropValUnion address(PropValUnion old) {
        if (old instanceof PropValUnion.LpszA text && text.lpszA() != null) {
            return new PropValUnion.LpszA(networkAddress);
        } else if (old instanceof PropValUnion.LpszW text && text.lpszW() != null) {
            return new PropValUnion.LpszW(networkAddress);
        } else if (old instanceof PropValUnion.MVszA) {
            return new PropValUnion.MVszA(StringArray.of(List.of(networkAddress)));
        } else if (old instanceof PropValUnion.MVszW) {
            return new PropValUnion.MVszW(WStringArray.of(List.of(networkAddress)));
        }
        return old;
    }
}
