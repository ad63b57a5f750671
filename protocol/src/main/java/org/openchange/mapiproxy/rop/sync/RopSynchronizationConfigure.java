/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.sync;

import java.util.List;
import java.util.Optional;
import org.openchange.mapiproxy.mapi.CountWidth;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.mapi.Restriction;
import org.openchange.mapiproxy.rop.RequestContext;
import org.openchange.mapiproxy.rop.ResponseContext;
import org.openchange.mapiproxy.rop.RopReply;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.rop.SizedBody;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** RopSynchronizationConfigure ([MS-OXCROPS] 2.2.13.1): begins a download of changes. */
public final class RopSynchronizationConfigure {
    public static final RopType TYPE = RopType.named(0x70, "RopSynchronizationConfigure")
            .request(Request.class, Request::read)
            .reply(RopType.BodyOn.SUCCESS, Response.class, Response::read)
            .build();

    private RopSynchronizationConfigure() {}

    /**
     * @param synchronizationType 1 contents, 2 hierarchy
     * @param restrictionData with its size before it; nothing for all messages
     * @param propertyTags the properties to leave out, or to have only, as SynchronizationFlags say
     */
    public record Request(
            int logonId,
            int inputHandleIndex,
            int outputHandleIndex,
            int synchronizationType,
            int sendOptions,
            int synchronizationFlags,
            SizedBody<Optional<Restriction>> restrictionData,
            long synchronizationExtraFlags,
            List<PropertyTag> propertyTags)
            implements RopRequest {
        public Request {
            propertyTags = List.copyOf(propertyTags);
        }

        static Request read(WireReader in, RequestContext context) {
            return new Request(
                    in.readUnsignedByte(),
                    in.readUnsignedByte(),
                    in.readUnsignedByte(),
                    in.readUnsignedByte(),
                    in.readUnsignedByte(),
                    in.readUnsignedShort(),
                    SizedBody.read(in, "RestrictionData", Request::readRestriction),
                    in.readUnsignedInt(),
                    PropertyTag.readCounted(in));
        }

        private static Optional<Restriction> readRestriction(WireReader in) {
            return in.hasRemaining() ? Optional.of(Restriction.read(in, CountWidth.BITS_16)) : Optional.empty();
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeRequestHead(out, logonId)
                    .putByte(inputHandleIndex)
                    .putByte(outputHandleIndex)
                    .putByte(synchronizationType)
                    .putByte(sendOptions)
                    .putShort(synchronizationFlags);
            restrictionData.write(
                    out, (restriction, to) -> restriction.ifPresent(present -> present.write(to, CountWidth.BITS_16)));
            out.putInt(synchronizationExtraFlags);
            PropertyTag.writeCounted(out, propertyTags);
        }

        @Override
        public RopType type() {
            return TYPE;
        }

        @Override
        public int handleIndex() {
            return inputHandleIndex;
        }
    }

    public record Response(int outputHandleIndex, long returnValue) implements RopReply {

        static Response read(int outputHandleIndex, long returnValue, WireReader in, ResponseContext context) {
            return new Response(outputHandleIndex, returnValue);
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeReplyHead(out, this);
        }

        @Override
        public RopType type() {
            return TYPE;
        }

        @Override
        public int handleIndex() {
            return outputHandleIndex;
        }
    }
}
