/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.spi.control;

import java.util.List;
import java.util.Optional;
import org.openchange.mapiproxy.spi.SlotKey;

/** The door to the running proxy, an administered object of the adapter: {@value #JNDI_NAME}. Thread-safe. */
public interface ProxyControl {
    String JNDI_NAME = "java:/mapiproxy/ProxyControl";

    /** The state as it is now. */
    ProxyStatus status();

    /**
     * A part of the sessions as they are now, the oldest first.
     *
     * @param offset how many to leave out
     * @param limit how many to list, {@value SessionPage#MAX_SESSIONS} at most
     */
    default SessionPage sessions(long offset, int limit) {
        return new SessionPage(0, List.of(), List.of(), 0);
    }

    /** One total as it is now, 0 when it is not counted. Cheaper than a whole status where an implementation can make it so. */
    default long count(Counter counter) {
        return status().counters().getOrDefault(counter, 0L);
    }

    /**
     * What a module or server that is active keeps in its context's slots under this key: the way to what modules show of themselves. Its type
     * has to be one of a library that both sides see. The first that has it, in the order of requests; empty when none has.
     */
    default <T> Optional<T> find(SlotKey<T> key) {
        return Optional.empty();
    }
}
