/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.spi.control;

/** The door to the running proxy, an administered object of the adapter: {@value #JNDI_NAME}. Thread-safe. */
public interface ProxyControl {
    String JNDI_NAME = "java:/mapiproxy/ProxyControl";

    /** The state as it is now. */
    ProxyStatus status();
}
