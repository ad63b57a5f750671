/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.spi.control;

/** The door to the running proxy, an administered object of the adapter: {@value #JNDI_NAME}. Thread-safe. */
public interface ProxyControl {
    String JNDI_NAME = "java:/mapiproxy/ProxyControl";

    /** The state as it is now. */
    ProxyStatus status();

    /** One total as it is now, 0 when it is not counted. Cheaper than a whole status where an implementation can make it so. */
    default long count(Counter counter) {
        return status().counters().getOrDefault(counter, 0L);
    }
}
