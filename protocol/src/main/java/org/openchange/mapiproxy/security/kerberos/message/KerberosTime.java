/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.kerberos.message;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.openchange.mapiproxy.security.der.Der;
import org.openchange.mapiproxy.security.der.DerReader;
import org.openchange.mapiproxy.wire.MalformedMessageException;

/** RFC 4120 5.2.3 KerberosTime: whole seconds in UTC. */
final class KerberosTime {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'");

    private KerberosTime() {}

    static Instant read(DerReader in) {
        String text = new String(in.enter(Der.GENERALIZED_TIME).rest(), StandardCharsets.US_ASCII);
        try {
            return LocalDateTime.parse(text, FORMAT).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new MalformedMessageException("KerberosTime", -1);
        }
    }

    static byte[] write(Instant time) {
        String text = FORMAT.format(time.atOffset(ZoneOffset.UTC));
        return Der.element(Der.GENERALIZED_TIME, text.getBytes(StandardCharsets.US_ASCII));
    }
}
