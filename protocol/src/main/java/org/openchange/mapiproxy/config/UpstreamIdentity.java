/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.config;

/** As whom calls are relayed. */
public enum UpstreamIdentity {
    /** {@code dcerpc_mapiproxy:username}, or nobody where it is not set. */
    CONFIGURED,
    /** {@code dcerpc_mapiproxy:use_machine_account}: this proxy's account in its domain. */
    MACHINE_ACCOUNT,
    /** {@code dcerpc_mapiproxy:delegated_auth}: the client, with what it delegated. */
    DELEGATED
}
