/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport;

/**
 * The connections of one client that share context handles. Compared by identity; it ends with its last connection.
 */
public interface AssociationGroup {

    /** assoc_group_id as the client knows it; never 0. */
    int id();

    /** How many connections there are at present. */
    int connections();

    /** Runs when the last connection has left, on that connection's event loop; at once if the group has ended already. */
    void onEnd(Runnable action);
}
