/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory.embedded;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/** Who wants to hear of changes. A listener that nobody else holds any more is forgotten. */
final class ChangeListeners {
    private final List<WeakReference<Listener>> listeners = new ArrayList<>();

    /** Called in the order of the changes, by the thread that makes them: it must return at once. */
    interface Listener {
        void changed(EntryChanges.Outcome outcome);
    }

    synchronized void add(Listener listener) {
        listeners.removeIf(reference -> reference.get() == null);
        listeners.add(new WeakReference<>(listener));
    }

    synchronized void tell(EntryChanges.Outcome outcome) {
        for (WeakReference<Listener> reference : listeners) {
            Listener listener = reference.get();
            if (listener != null) {
                listener.changed(outcome);
            }
        }
    }
}
