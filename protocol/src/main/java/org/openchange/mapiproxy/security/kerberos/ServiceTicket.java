/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.kerberos;

import java.time.Instant;
import org.openchange.mapiproxy.security.kerberos.crypto.EncryptionKey;
import org.openchange.mapiproxy.security.kerberos.message.PrincipalName;

/**
 * A ticket for one service, as the KDC gave it.
 *
 * @param encoded the Ticket in DER
 * @param sessionKey known to the KDC, the client and the service
 */
record ServiceTicket(
        byte[] encoded, EncryptionKey sessionKey, PrincipalName client, String clientRealm, Instant endTime) {

    @Override
    public String toString() {
        return "ticket of " + client + "@" + clientRealm + " until " + endTime;
    }
}
