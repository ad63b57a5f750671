/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.transport;

import java.util.ArrayList;
import java.util.List;
import org.openchange.mapiproxy.rop.RequestContext;
import org.openchange.mapiproxy.rop.ResponseContext;
import org.openchange.mapiproxy.rop.RopReply;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.rop.SizedBody;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** RopGetAddressTypes ([MS-OXCROPS] 2.2.7.3): the kinds of addresses that the server can send to, such as SMTP. */
public final class RopGetAddressTypes {
    public static final RopType TYPE = RopType.named(0x49, "RopGetAddressTypes")
            .request(Request.class, Request::read)
            .reply(RopType.BodyOn.SUCCESS, Response.class, Response::read)
            .build();

    private RopGetAddressTypes() {}

    public record Request(int logonId, int inputHandleIndex) implements RopRequest {

        static Request read(WireReader in, RequestContext context) {
            return new Request(in.readUnsignedByte(), in.readUnsignedByte());
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeRequestHead(out, logonId).putByte(inputHandleIndex);
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

    /**
     * @param addressTypeCount how many there are
     * @param addressTypes in ASCII, with their size before them (AddressTypeSize)
     */
    public record Response(
            int inputHandleIndex, long returnValue, int addressTypeCount, SizedBody<List<String>> addressTypes)
            implements RopReply {

        static Response read(int inputHandleIndex, long returnValue, WireReader in, ResponseContext context) {
            int count = in.readUnsignedShort();
            return new Response(
                    inputHandleIndex,
                    returnValue,
                    count,
                    SizedBody.read(in, "AddressTypes", section -> readStrings(section, count)));
        }

        private static List<String> readStrings(WireReader in, int count) {
            List<String> strings = new ArrayList<>(in.checkCount("AddressTypeCount", count, 1));
            for (int i = 0; i < count; i++) {
                strings.add(in.readString8());
            }
            return List.copyOf(strings);
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeReplyHead(out, this).putShort(addressTypeCount);
            addressTypes.write(out, (strings, to) -> strings.forEach(to::putString8));
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
