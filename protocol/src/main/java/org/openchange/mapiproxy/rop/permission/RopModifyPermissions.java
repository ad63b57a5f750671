/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.permission;

import java.util.List;
import org.openchange.mapiproxy.mapi.PermissionData;
import org.openchange.mapiproxy.rop.Elements;
import org.openchange.mapiproxy.rop.RequestContext;
import org.openchange.mapiproxy.rop.ResponseContext;
import org.openchange.mapiproxy.rop.RopReply;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** RopModifyPermissions ([MS-OXCROPS] 2.2.10.1): changes the permissions of a folder. */
public final class RopModifyPermissions {
    public static final RopType TYPE = RopType.named(0x40, "RopModifyPermissions")
            .request(Request.class, Request::read)
            .reply(RopType.BodyOn.SUCCESS, Response.class, Response::read)
            .build();

    private RopModifyPermissions() {}

    /** @param modifyFlags 1 these replace all there are, 2 with the rights to see free and busy times */
    public record Request(int logonId, int inputHandleIndex, int modifyFlags, List<PermissionData> permissionsData)
            implements RopRequest {
        public Request {
            permissionsData = List.copyOf(permissionsData);
        }

        static Request read(WireReader in, RequestContext context) {
            return new Request(
                    in.readUnsignedByte(),
                    in.readUnsignedByte(),
                    in.readUnsignedByte(),
                    Elements.read(in, in.readCount16("ModifyCount", PermissionData.LEAST_SIZE), PermissionData::read));
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeRequestHead(out, logonId).putByte(inputHandleIndex).putByte(modifyFlags);
            out.putShort(permissionsData.size());
            permissionsData.forEach(row -> row.write(out));
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

    public record Response(int inputHandleIndex, long returnValue) implements RopReply {

        static Response read(int inputHandleIndex, long returnValue, WireReader in, ResponseContext context) {
            return new Response(inputHandleIndex, returnValue);
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
            return inputHandleIndex;
        }
    }
}
