/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.config;

/**
 * Where clients come in.
 *
 * @param bindAddress {@code mapiproxy:bind address}: an address of this machine, {@code 0.0.0.0} or {@code ::} for all
 * @param epmPort {@code mapiproxy:epm port}: of the endpoint mapper; 0 lets the system choose
 * @param rpcPort {@code mapiproxy:rpc port}: of the interfaces; 0 lets the system choose
 * @param interfacesOnEpmPort {@code mapiproxy:interfaces on epm port}: whether the interfaces can be bound there too
 */
public record ListenerSettings(String bindAddress, int epmPort, int rpcPort, boolean interfacesOnEpmPort) {}
