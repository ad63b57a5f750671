/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.servers.nspi.operation;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Who opened a session with NspiBind, for as long as it lasts.
 *
 * @param organization whose address book is shown
 * @param directoryDn name of the caller's own entry in the directory; empty for one that is anonymous
 * @param server pServerGuid of NspiBind, which ephemeral entry ids carry
 */
public record NspiCaller(String organization, Optional<String> directoryDn, UUID server) {
    public NspiCaller {
        Objects.requireNonNull(organization, "organization");
        Objects.requireNonNull(directoryDn, "directoryDn");
        Objects.requireNonNull(server, "server");
    }
}
