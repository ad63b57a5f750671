/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.emsmdb;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.openchange.mapiproxy.idl.Request;
import org.openchange.mapiproxy.idl.Response;
import org.openchange.mapiproxy.idl.emsmdb.EcDoRpcExt2Request;
import org.openchange.mapiproxy.idl.emsmdb.EcDoRpcExt2Response;
import org.openchange.mapiproxy.idl.emsmdb.EcDoRpcRequest;
import org.openchange.mapiproxy.idl.emsmdb.EcDoRpcResponse;
import org.openchange.mapiproxy.mapihttp.ExecuteRequest;
import org.openchange.mapiproxy.mapihttp.ExecuteResponse;

/**
 * A request that carries ROP buffers, whatever packs them: EcDoRpc, EcDoRpcExt2, or an Execute of MAPI over HTTP. Immutable. EcDoRpcExt, opnum 9,
 * is not among them: its parameters are not known.
 *
 * @param <Q> the request
 * @param <R> the response to it
 */
public final class PackedRequest<Q, R> {
    /** The most bytes of rgbIn, and of pcbOut: BIG_RANGE_ULONG of [MS-OXCRPC] 2.2.2. */
    public static final int MAX_BYTES = 0x40000;

    /** The most bytes of an auxiliary buffer: SMALL_RANGE_ULONG of [MS-OXCRPC] 2.2.2. */
    public static final int MAX_AUXILIARY_BYTES = 0x1008;

    private final Q message;
    private final RopBuffers rops;
    private final OutputLimits limits;
    private final int maxBytes;
    private final Function<ByteBuffer, Q> replace;
    private final IntFunction<PackedResponse<R>> answer;

    private PackedRequest(
            Q message,
            RopBuffers rops,
            OutputLimits limits,
            int maxBytes,
            Function<ByteBuffer, Q> replace,
            IntFunction<PackedResponse<R>> answer) {
        this.message = message;
        this.rops = rops;
        this.limits = limits;
        this.maxBytes = maxBytes;
        this.replace = replace;
        this.answer = answer;
    }

    public static PackedRequest<EcDoRpcRequest, EcDoRpcResponse> of(EcDoRpcRequest message) {
        OutputLimits limits = new OutputLimits(false, 0, message.cbMax(), 0);
        return new PackedRequest<>(
                message,
                HistoricRopBuffer.read(message.rgb()),
                limits,
                message.cbMax(),
                message::withRgb,
                result -> PackedResponse.of(
                        EcDoRpcResponse.of(message.pcxh(), ByteBuffer.allocate(0), message.cbMax(), result), limits));
    }

    public static PackedRequest<EcDoRpcExt2Request, EcDoRpcExt2Response> of(EcDoRpcExt2Request message) {
        OutputLimits limits =
                new OutputLimits(true, (int) message.pulFlags(), (int) message.pcbOut(), (int) message.pcbAuxOut());
        ByteBuffer none = ByteBuffer.allocate(0);
        return new PackedRequest<>(
                message,
                readChain(message.rgbIn(), limits),
                limits,
                MAX_BYTES,
                message::withRgbIn,
                result -> PackedResponse.of(EcDoRpcExt2Response.of(message.pcxh(), 0, none, none, 0, result), limits));
    }

    public static PackedRequest<ExecuteRequest, ExecuteResponse> of(ExecuteRequest message) {
        int maxOutput = (int) Math.min(message.maxRopOut(), ExtendedBuffers.MAX_BYTES);
        OutputLimits limits = new OutputLimits(true, (int) message.flags(), maxOutput, MAX_AUXILIARY_BYTES);
        return new PackedRequest<>(
                message,
                readChain(message.ropBuffer(), limits),
                limits,
                MAX_BYTES,
                message::withRopBuffer,
                result -> PackedResponse.of(ExecuteResponse.of(Integer.toUnsignedLong(result)), limits));
    }

    /**
     * The same for a request of which only the interface is known; empty for one that carries no ROP buffers.
     *
     * @throws org.openchange.mapiproxy.wire.MalformedMessageException if its ROP buffers cannot be unpacked; {@link PackingError#of} tells the
     *     error for the client
     */
    public static Optional<PackedRequest<? extends Request, ? extends Response>> find(Request message) {
        if (message instanceof EcDoRpcExt2Request request) {
            return Optional.of(of(request));
        }
        return message instanceof EcDoRpcRequest request ? Optional.of(of(request)) : Optional.empty();
    }

    private static RopBuffers readChain(ByteBuffer bytes, OutputLimits limits) {
        if (bytes.remaining() > MAX_BYTES) {
            throw new PackingException(PackingError.BAD_STUB, "request buffer of " + bytes.remaining() + " bytes", 0);
        }
        if (!bytes.hasRemaining()) {
            throw new PackingException(PackingError.RPC_FAILED, "empty request buffer", 0);
        }
        return ExtendedRopBuffers.read(bytes, limits.packingFlags());
    }

    /** As it came. */
    public Q message() {
        return message;
    }

    /** How they are packed. */
    public RopBuffers rops() {
        return rops;
    }

    /** In their order. */
    public List<RopBuffer> ropBuffers() {
        return rops.ropBuffers();
    }

    /** What the client takes back. */
    public OutputLimits limits() {
        return limits;
    }

    /** The request with these ROP buffers, its lengths set right; the request as it came if they are the same. */
    public PackingResult<Q> with(List<RopBuffer> ropBuffers) {
        return ropBuffers.equals(rops.ropBuffers())
                ? new PackingResult.Packed<>(message)
                : rops.with(ropBuffers).pack(maxBytes, replace);
    }

    /**
     * What a server checks before it executes anything; who relays leaves it to the server behind.
     *
     * @throws org.openchange.mapiproxy.wire.MalformedMessageException if the client wants back less than a header or more than it may, or if its
     *     chain is not one; {@link PackingError#of} tells the error
     */
    public void validate() {
        if (limits.hasHeaders() && limits.maxOutput() < RpcHeaderExt.BYTES) {
            throw new PackingException(PackingError.RPC_FAILED, "room for " + limits.maxOutput() + " bytes", -1);
        }
        if (limits.maxOutput() > MAX_BYTES || limits.maxAuxiliaryOutput() > MAX_AUXILIARY_BYTES) {
            String room = limits.maxOutput() + " and " + limits.maxAuxiliaryOutput();
            throw new PackingException(PackingError.BAD_STUB, "room for " + room + " bytes", -1);
        }
        RequestChain.continuedData(ropBuffers());
    }

    /**
     * A response to this request without any ROP buffer yet, from which one with ROP buffers is made by {@link PackedResponse#with}, packed as the
     * client wants it.
     *
     * @param returnValue 0, or an error, for example {@link PackingError#code}: then it stays without ROP buffers
     */
    public PackedResponse<R> answer(int returnValue) {
        return answer.apply(returnValue);
    }
}
