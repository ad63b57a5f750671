/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.spi;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import org.openchange.mapiproxy.idl.Request;
import org.openchange.mapiproxy.idl.Response;

/** A bound connection to an RPC server. Thread-safe; calls are answered in any order. */
public interface RpcConnection extends AutoCloseable {

    /** Completes with the answer, or with a {@link ModuleException} that carries the fault. */
    CompletionStage<Response> call(Request request);

    /** The same for stubs, in the byte order of the buffer. */
    CompletionStage<ByteBuffer> call(int opnum, ByteBuffer stub);

    @Override
    void close();
}
