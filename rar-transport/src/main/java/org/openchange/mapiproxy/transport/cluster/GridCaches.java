/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.cluster;

import java.util.Optional;
import org.infinispan.Cache;

/**
 * The two caches of the cluster.
 *
 * @param slots records by identity, see {@link RecordText}
 * @param nodes the names of the nodes that are there, by what each start of a node calls itself; entries that nobody renews expire
 */
public record GridCaches(Cache<String, String> slots, Cache<String, String> nodes) {

    /** Where they are found, once the container has started them. */
    @FunctionalInterface
    public interface Lookup {
        /** May wait. Empty while they are not there. */
        Optional<GridCaches> find();
    }
}
