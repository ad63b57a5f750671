/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture.call;

import java.time.Duration;
import java.util.Optional;
import org.openchange.mapiproxy.launcher.capture.tcp.Endpoint;
import org.openchange.mapiproxy.launcher.capture.tcp.PacketPlace;

/**
 * One call.
 *
 * @param transport {@code ncacn_ip_tcp} or {@code mapihttp}
 * @param interfaceName of the IDL or, where none is known, UUID and version
 * @param operation its name, or {@code opnum N}
 * @param asked where the request ended; empty when it was not captured
 * @param answered where the answer ended; empty when none was captured
 * @param request empty when it was not captured
 * @param response empty when none was captured
 */
public record ObservedCall(
        Endpoint client,
        Endpoint server,
        String transport,
        String interfaceName,
        String operation,
        Optional<PacketPlace> asked,
        Optional<PacketPlace> answered,
        Optional<CallPart> request,
        Optional<CallPart> response) {

    /** Where the call was seen first. */
    public PacketPlace place() {
        return asked.or(() -> answered).orElseThrow();
    }

    /** Between the last byte of the request and that of the answer. */
    public Optional<Duration> duration() {
        return asked.flatMap(from -> answered.map(to -> Duration.between(from.time(), to.time())));
    }

    /** The graver one of its parts; a part that is not there is no failure. */
    public Verdict verdict() {
        Verdict asking = request.map(CallPart::verdict).orElse(Verdict.opaque("the request was not captured"));
        return asking.and(response.map(CallPart::verdict).orElse(Verdict.IDENTICAL));
    }
}
