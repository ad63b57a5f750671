/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.endpoint;

import java.util.Objects;
import org.openchange.mapiproxy.dcerpc.SyntaxId;

/**
 * One interface at one endpoint: a row of the endpoint map. All rows are for the nil object.
 *
 * @param interfaceId the interface, in the highest minor version that is served
 * @param annotation for people; at most 63 characters are shown
 * @param endpoint where it can be bound
 */
public record EndpointEntry(SyntaxId interfaceId, String annotation, Endpoint endpoint) {
    public EndpointEntry {
        Objects.requireNonNull(interfaceId, "interfaceId");
        Objects.requireNonNull(annotation, "annotation");
        Objects.requireNonNull(endpoint, "endpoint");
    }

    /** Whether a client that asks for {@code wanted} can be served: same UUID and major version, minor version not above ours. */
    public boolean serves(SyntaxId wanted) {
        return interfaceId.uuid().equals(wanted.uuid())
                && interfaceId.major() == wanted.major()
                && wanted.minor() <= interfaceId.minor();
    }
}
