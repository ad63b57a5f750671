/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.property;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.openchange.mapiproxy.mapi.PropertyName;
import org.openchange.mapiproxy.rop.RequestContext;
import org.openchange.mapiproxy.rop.ResponseContext;
import org.openchange.mapiproxy.rop.RopReply;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** RopQueryNamedProperties ([MS-OXCROPS] 2.2.8.10): the named properties that an object has. */
public final class RopQueryNamedProperties {
    public static final RopType TYPE = RopType.named(0x5F, "RopQueryNamedProperties")
            .request(Request.class, Request::read)
            .reply(RopType.BodyOn.SUCCESS_AND_WARNING, Response.class, Response::read)
            .build();

    private RopQueryNamedProperties() {}

    /**
     * @param queryFlags 0x01 leaves out names that are strings, 0x02 those that are numbers
     * @param hasGuid not 0 when only one property set is wanted
     * @param propertyGuid present then
     */
    public record Request(int logonId, int inputHandleIndex, int queryFlags, int hasGuid, Optional<UUID> propertyGuid)
            implements RopRequest {
        public Request {
            if (propertyGuid.isPresent() != (hasGuid != 0)) {
                throw new IllegalArgumentException("PropertyGuid goes with HasGuid");
            }
        }

        static Request read(WireReader in, RequestContext context) {
            int logonId = in.readUnsignedByte();
            int inputHandleIndex = in.readUnsignedByte();
            int queryFlags = in.readUnsignedByte();
            int hasGuid = in.readUnsignedByte();
            Optional<UUID> propertyGuid = hasGuid == 0 ? Optional.empty() : Optional.of(in.readGuid());
            return new Request(logonId, inputHandleIndex, queryFlags, hasGuid, propertyGuid);
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeRequestHead(out, logonId)
                    .putByte(inputHandleIndex)
                    .putByte(queryFlags)
                    .putByte(hasGuid);
            propertyGuid.ifPresent(out::putGuid);
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

    /** @param propertyNames one for each of {@code propertyIds} */
    public record Response(
            int inputHandleIndex, long returnValue, List<Integer> propertyIds, List<PropertyName> propertyNames)
            implements RopReply {
        public Response {
            propertyIds = List.copyOf(propertyIds);
            propertyNames = List.copyOf(propertyNames);
            if (propertyIds.size() != propertyNames.size()) {
                throw new IllegalArgumentException(
                        propertyIds.size() + " identifiers, " + propertyNames.size() + " names");
            }
        }

        static Response read(int inputHandleIndex, long returnValue, WireReader in, ResponseContext context) {
            int idCount = in.readCount16("IdCount", PropertyIds.SIZE + PropertyName.LEAST_SIZE);
            return new Response(
                    inputHandleIndex, returnValue, PropertyIds.readAll(in, idCount), PropertyName.readAll(in, idCount));
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeReplyHead(out, this).putShort(propertyIds.size());
            PropertyIds.writeAll(out, propertyIds);
            propertyNames.forEach(name -> name.write(out));
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
}
