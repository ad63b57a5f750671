/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.it.beans;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.openchange.mapiproxy.idl.OpaqueRequest;
import org.openchange.mapiproxy.idl.OpaqueResponse;
import org.openchange.mapiproxy.idl.Request;
import org.openchange.mapiproxy.idl.Response;

/** Stubs that are text, of the interface that only tests have. */
public final class StubText {
    /** UUID and version of the interface of the tests; the proxy has no IDL of it. */
    public static final String INTERFACE = "2a5f4c1e-9d0b-4f0e-8b6a-64d1c3a7e901/1.0";

    private StubText() {}

    public static String of(Request request) {
        return of(((OpaqueRequest) request).stub());
    }

    public static String of(Response response) {
        return of(((OpaqueResponse) response).stub());
    }

    public static String of(ByteBuffer stub) {
        return StandardCharsets.US_ASCII.decode(stub.duplicate()).toString();
    }

    public static ByteBuffer bytes(String text) {
        return StandardCharsets.US_ASCII.encode(text);
    }

    public static OpaqueRequest request(int opnum, String text) {
        return new OpaqueRequest(opnum, bytes(text));
    }

    public static OpaqueResponse response(int opnum, String text) {
        return new OpaqueResponse(opnum, bytes(text));
    }
}
