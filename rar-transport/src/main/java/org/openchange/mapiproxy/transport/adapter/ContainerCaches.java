/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.adapter;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.infinispan.Cache;
import org.infinispan.commons.dataconversion.MediaType;
import org.openchange.mapiproxy.transport.cluster.GridCaches;

/**
 * The caches of WildFly's Infinispan subsystem. The container starts them because the EAR's descriptor refers to them, if the property of the
 * cluster says so, and later than this adapter.
 */
final class ContainerCaches {
    private static final Logger LOGGER = System.getLogger(ContainerCaches.class.getName());
    private static final String CONTAINER = "java:jboss/infinispan/cache/mapiproxy/";

    private ContainerCaches() {}

    static Optional<GridCaches> find() {
        try {
            return Optional.of(new GridCaches(find("slots"), find("nodes")));
        } catch (NamingException e) {
            LOGGER.log(Level.DEBUG, "the caches of the cluster are not there yet", e);
            return Optional.empty();
        }
    }

    /**
     * WildFly makes a cache for the context class loader of the thread that first asks for it: for one of a deployment it wraps keys and values in
     * objects of its own, for others it stores them as they are. Which thread is first differs from node to node, and two nodes that store
     * differently do not find each other's entries; so this says that they are stored as they are.
     */
    private static Cache<String, String> find(String name) throws NamingException {
        Cache<String, String> cache = InitialContext.doLookup(CONTAINER + name);
        return cache.getAdvancedCache().withMediaType(MediaType.APPLICATION_OBJECT, MediaType.APPLICATION_OBJECT);
    }
}
