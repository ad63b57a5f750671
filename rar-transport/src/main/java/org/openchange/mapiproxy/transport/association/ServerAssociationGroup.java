/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.association;

import java.util.ArrayList;
import java.util.List;
import org.openchange.mapiproxy.transport.AssociationGroup;

/** An association group of one endpoint. Its connections may live on different event loops, so it is thread-safe. */
final class ServerAssociationGroup implements AssociationGroup {
    private final int id;
    private final List<Runnable> endActions = new ArrayList<>(1);
    private int members;
    private boolean ended;

    ServerAssociationGroup(int id) {
        this.id = id;
    }

    @Override
    public int id() {
        return id;
    }

    @Override
    public synchronized int connections() {
        return members;
    }

    @Override
    public void onEnd(Runnable action) {
        synchronized (this) {
            if (!ended) {
                endActions.add(action);
                return;
            }
        }
        action.run();
    }

    /** False when the last one has left already. */
    synchronized boolean join() {
        if (ended) {
            return false;
        }
        members++;
        return true;
    }

    /** Whether that was the last one; the end is to be announced then. */
    synchronized boolean leave() {
        members--;
        ended = members == 0;
        return ended;
    }

    void announceEnd() {
        List<Runnable> actions;
        synchronized (this) {
            actions = List.copyOf(endActions);
            endActions.clear();
        }
        actions.forEach(Runnable::run);
    }
}
