/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.adapter;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import javax.naming.InitialContext;
import javax.naming.NamingException;
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
            return Optional.of(new GridCaches(
                    InitialContext.doLookup(CONTAINER + "slots"), InitialContext.doLookup(CONTAINER + "nodes")));
        } catch (NamingException e) {
            LOGGER.log(Level.DEBUG, "the caches of the cluster are not there yet", e);
            return Optional.empty();
        }
    }
}
