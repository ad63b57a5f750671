/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop;

import java.util.Objects;
import java.util.Optional;
import org.openchange.mapiproxy.wire.MalformedMessageException;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/**
 * One remote operation: its RopId, its name, and how its request and responses are read. Each operation's holder class has one as its constant
 * {@code TYPE}; two of them are never equal.
 */
public final class RopType {
    /** ecDstNullObject: the destination of a move or copy does not exist; the response has a layout of its own. */
    public static final long DESTINATION_NULL_OBJECT = 0x503;

    private final int id;
    private final int responseId;
    private final String name;
    private final Class<? extends RopRequest> requestClass;
    private final RequestReader requestReader;
    private final Class<? extends RopResponse> responseClass;
    private final ReplyReader replyReader;
    private final BodyOn bodyOn;
    private final ReplyReader nullDestinationReader;
    private final UnsolicitedReader unsolicitedReader;

    /** Which replies have the layout that the reply's reader knows; all others are a {@link RopFailure}. */
    public enum BodyOn {
        /** {@code ReturnValue} 0 only. */
        SUCCESS,
        /** 0 and ecWarnWithErrors. */
        SUCCESS_AND_WARNING,
        /** Whatever the ReturnValue is. */
        EVERY_RESULT
    }

    /** ecWarnWithErrors: it succeeded in part. */
    public static final long WARNING_WITH_ERRORS = 0x0004_0380;

    /** Reads what follows the RopId of a request. */
    @FunctionalInterface
    public interface RequestReader {
        RopRequest read(WireReader in, RequestContext context);
    }

    /** Reads what follows the ReturnValue of a reply. */
    @FunctionalInterface
    public interface ReplyReader {
        RopReply read(int handleIndex, long returnValue, WireReader in, ResponseContext context);
    }

    /** Reads what follows the RopId of a response that answers no request. */
    @FunctionalInterface
    public interface UnsolicitedReader {
        RopResponse read(WireReader in, ResponseContext context);
    }

    private RopType(Builder builder) {
        id = builder.id;
        responseId = builder.responseId;
        name = builder.name;
        requestClass = builder.requestClass;
        requestReader = builder.requestReader;
        responseClass = builder.responseClass;
        replyReader = builder.replyReader;
        bodyOn = builder.bodyOn;
        nullDestinationReader = builder.nullDestinationReader;
        unsolicitedReader = builder.unsolicitedReader;
    }

    /** @param name as the specification writes it, {@code RopOpenFolder} */
    public static Builder named(int id, String name) {
        return new Builder(id, name);
    }

    public int id() {
        return id;
    }

    /** The RopId of the response; the request's own but for RopGetMessageStatus. */
    public int responseId() {
        return responseId;
    }

    public String name() {
        return name;
    }

    /** Empty for what only servers send. */
    public Optional<Class<? extends RopRequest>> requestClass() {
        return Optional.ofNullable(requestClass);
    }

    /** The record of the response that has a body; empty for RopRelease, which has none. */
    public Optional<Class<? extends RopResponse>> responseClass() {
        return Optional.ofNullable(responseClass);
    }

    /** Whether a request of this type gets a response. */
    public boolean isAnswered() {
        return replyReader != null;
    }

    /**
     * The request whose RopId was read.
     *
     * @throws MalformedMessageException also when only servers send this ROP
     */
    public RopRequest readRequest(WireReader in, RequestContext context) {
        if (requestReader == null) {
            throw new MalformedMessageException(name + " in a request", in.position() - 1);
        }
        return requestReader.read(in, context);
    }

    /** The response whose RopId was read; see {@link #readRequest}. */
    public RopResponse readResponse(WireReader in, ResponseContext context) {
        if (unsolicitedReader != null) {
            return unsolicitedReader.read(in, context);
        }
        if (replyReader == null) {
            throw new MalformedMessageException(name + " in a response", in.position() - 1);
        }
        int handleIndex = in.readUnsignedByte();
        long returnValue = in.readUnsignedInt();
        if (returnValue == DESTINATION_NULL_OBJECT && nullDestinationReader != null) {
            return nullDestinationReader.read(handleIndex, returnValue, in, context);
        }
        return hasBody(returnValue, context)
                ? replyReader.read(handleIndex, returnValue, in, context)
                : new RopFailure(this, handleIndex, returnValue);
    }

    private boolean hasBody(long returnValue, ResponseContext context) {
        if (returnValue == 0) {
            return true;
        }
        return switch (bodyOn) {
            case SUCCESS -> false;
            case SUCCESS_AND_WARNING -> returnValue == WARNING_WITH_ERRORS;
            case EVERY_RESULT -> context.failuresHaveBodies();
        };
    }

    /** RopId and LogonId, which every request begins with. */
    public WireWriter writeRequestHead(WireWriter out, int logonId) {
        return out.putByte(id).putByte(logonId);
    }

    /** RopId, handle index and ReturnValue, which every reply begins with. */
    public WireWriter writeReplyHead(WireWriter out, RopReply reply) {
        return out.putByte(responseId).putByte(reply.handleIndex()).putInt(reply.returnValue());
    }

    @Override
    public String toString() {
        return name;
    }

    /** Describes one operation. */
    public static final class Builder {
        private final int id;
        private final String name;
        private int responseId;
        private Class<? extends RopRequest> requestClass;
        private RequestReader requestReader;
        private Class<? extends RopResponse> responseClass;
        private ReplyReader replyReader;
        private BodyOn bodyOn = BodyOn.SUCCESS;
        private ReplyReader nullDestinationReader;
        private UnsolicitedReader unsolicitedReader;

        private Builder(int id, String name) {
            this.id = id;
            this.responseId = id;
            this.name = Objects.requireNonNull(name, "name");
        }

        public Builder request(Class<? extends RopRequest> type, RequestReader reader) {
            requestClass = type;
            requestReader = reader;
            return this;
        }

        public Builder reply(BodyOn on, Class<? extends RopReply> type, ReplyReader reader) {
            bodyOn = on;
            responseClass = type;
            replyReader = reader;
            return this;
        }

        /** The layout of ReturnValue 0x503 where it differs. */
        public Builder nullDestination(ReplyReader reader) {
            nullDestinationReader = reader;
            return this;
        }

        /** Only servers send it. */
        public Builder unsolicited(Class<? extends RopResponse> type, UnsolicitedReader reader) {
            responseClass = type;
            unsolicitedReader = reader;
            return this;
        }

        public Builder answeredAs(int otherId) {
            responseId = otherId;
            return this;
        }

        public RopType build() {
            return new RopType(this);
        }
    }
}
