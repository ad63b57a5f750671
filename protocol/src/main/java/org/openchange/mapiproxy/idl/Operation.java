/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.idl;

import java.util.Objects;
import java.util.function.Function;
import org.openchange.mapiproxy.ndr.NdrReader;

/**
 * One operation of an interface.
 *
 * @param opnum its number, from 0
 * @param name its name in the specification, for example {@code EcDoConnectEx}
 * @param readRequest decodes the {@code in} parameters; throws MalformedMessageException only
 * @param readResponse decodes the {@code out} parameters and the return value; throws MalformedMessageException only
 */
public record Operation(
        int opnum,
        String name,
        Function<NdrReader, ? extends Request> readRequest,
        Function<NdrReader, ? extends Response> readResponse) {
    public Operation {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(readRequest, "readRequest");
        Objects.requireNonNull(readResponse, "readResponse");
    }
}
