/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.emsmdb;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.openchange.mapiproxy.idl.Response;
import org.openchange.mapiproxy.idl.emsmdb.EcDoRpcExt2Response;
import org.openchange.mapiproxy.idl.emsmdb.EcDoRpcResponse;
import org.openchange.mapiproxy.mapihttp.ExecuteResponse;

/**
 * A response that carries ROP buffers, whatever packs them: EcDoRpc, EcDoRpcExt2, or an Execute of MAPI over HTTP. Immutable. Where the
 * call failed there are no ROP buffers, whatever lies in the response.
 *
 * @param <R> the response
 */
public final class PackedResponse<R> {
    private final R message;
    private final RopBuffers rops;
    private final OutputLimits limits;
    private final Function<ByteBuffer, R> replace;

    private PackedResponse(R message, RopBuffers rops, OutputLimits limits, Function<ByteBuffer, R> replace) {
        this.message = Objects.requireNonNull(message, "message");
        this.rops = rops;
        this.limits = limits;
        this.replace = replace;
    }

    /** @param limits of the request that is answered */
    public static PackedResponse<EcDoRpcResponse> of(EcDoRpcResponse message, OutputLimits limits) {
        ByteBuffer bytes = message.returnValue() == 0 ? message.rgb() : ByteBuffer.allocate(0);
        return new PackedResponse<>(message, HistoricRopBuffer.read(bytes), limits, message::withRgb);
    }

    /** @param limits of the request that is answered */
    public static PackedResponse<EcDoRpcExt2Response> of(EcDoRpcExt2Response message, OutputLimits limits) {
        ByteBuffer bytes = message.returnValue() == 0 ? message.rgbOut() : ByteBuffer.allocate(0);
        return new PackedResponse<>(message, read(bytes, limits), limits, message::withRgbOut);
    }

    /** @param limits of the request that is answered */
    public static PackedResponse<ExecuteResponse> of(ExecuteResponse message, OutputLimits limits) {
        ByteBuffer bytes = message.errorCode() == 0 ? message.ropBuffer() : ByteBuffer.allocate(0);
        return new PackedResponse<>(message, read(bytes, limits), limits, message::withRopBuffer);
    }

    /**
     * The same for a response of which only the interface is known; empty for one that carries no ROP buffers.
     *
     * @param limits of the request that is answered
     */
    public static Optional<PackedResponse<? extends Response>> find(Response message, OutputLimits limits) {
        if (message instanceof EcDoRpcExt2Response response) {
            return Optional.of(of(response, limits));
        }
        return message instanceof EcDoRpcResponse response ? Optional.of(of(response, limits)) : Optional.empty();
    }

    private static RopBuffers read(ByteBuffer bytes, OutputLimits limits) {
        return ExtendedRopBuffers.read(bytes, limits.packingFlags());
    }

    /** As it came. */
    public R message() {
        return message;
    }

    /** How they are packed. */
    public RopBuffers rops() {
        return rops;
    }

    /** In their order; none if the call failed. */
    public List<RopBuffer> ropBuffers() {
        return rops.ropBuffers();
    }

    /** What the client takes. */
    public OutputLimits limits() {
        return limits;
    }

    /** The response with these ROP buffers, its lengths set right; the response as it came if they are the same. */
    public PackingResult<R> with(List<RopBuffer> ropBuffers) {
        return ropBuffers.equals(rops.ropBuffers())
                ? new PackingResult.Packed<>(message)
                : rops.with(ropBuffers).pack(limits.maxOutput(), replace);
    }
}
