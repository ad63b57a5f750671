/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.relay;

import java.util.Map;
import java.util.UUID;
import org.openchange.mapiproxy.dcerpc.SyntaxId;

/** The first part of a server's principal, by interface: [MS-OXCRPC] 3.2.3, [MS-OXNSPI] 3.2.3, [MS-OXABREF] 3.2.3. */
final class ServiceClass {
    private static final String ANY = "host";

    private static final Map<UUID, String> BY_INTERFACE = Map.of(
            UUID.fromString("a4f1db00-ca47-1067-b31f-00dd010662da"), "exchangeMDB",
            UUID.fromString("5261574a-4572-206e-b268-6b199213b4e4"), "exchangeMDB",
            UUID.fromString("f5cc5a18-4264-101a-8c59-08002b2f8426"), "exchangeAB",
            UUID.fromString("1544f5e0-613c-11d1-93df-00c04fd7bd09"), "exchangeRFR");

    private ServiceClass() {}

    static String of(SyntaxId interfaceId) {
        return BY_INTERFACE.getOrDefault(interfaceId.uuid(), ANY);
    }
}
