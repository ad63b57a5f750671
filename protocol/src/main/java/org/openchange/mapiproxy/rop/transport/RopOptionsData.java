/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.transport;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.openchange.mapiproxy.rop.RequestContext;
import org.openchange.mapiproxy.rop.ResponseContext;
import org.openchange.mapiproxy.rop.RopReply;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** RopOptionsData ([MS-OXCROPS] 2.2.7.9): the options that messages to a kind of address have. */
public final class RopOptionsData {
    public static final RopType TYPE = RopType.named(0x6F, "RopOptionsData")
            .request(Request.class, Request::read)
            .reply(RopType.BodyOn.SUCCESS, Response.class, Response::read)
            .build();

    private RopOptionsData() {}

    /** @param wantWin32 not 0 for help that suits 32-bit machines */
    public record Request(int logonId, int inputHandleIndex, String addressType, int wantWin32) implements RopRequest {

        static Request read(WireReader in, RequestContext context) {
            return new Request(in.readUnsignedByte(), in.readUnsignedByte(), in.readString8(), in.readUnsignedByte());
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeRequestHead(out, logonId)
                    .putByte(inputHandleIndex)
                    .putString8(addressType)
                    .putByte(wantWin32);
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

    /** @param helpFileName present when there is a help file */
    public record Response(
            int inputHandleIndex,
            long returnValue,
            int reserved,
            ByteBuffer optionsInfo,
            ByteBuffer helpFile,
            Optional<String> helpFileName)
            implements RopReply {
        public Response {
            if (helpFileName.isPresent() != helpFile.hasRemaining()) {
                throw new IllegalArgumentException("HelpFileName goes with a HelpFile");
            }
        }

        static Response read(int inputHandleIndex, long returnValue, WireReader in, ResponseContext context) {
            int reserved = in.readUnsignedByte();
            ByteBuffer optionsInfo = in.readCountedBytes("OptionsInfo");
            ByteBuffer helpFile = in.readCountedBytes("HelpFile");
            Optional<String> helpFileName = helpFile.hasRemaining() ? Optional.of(in.readString8()) : Optional.empty();
            return new Response(inputHandleIndex, returnValue, reserved, optionsInfo, helpFile, helpFileName);
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeReplyHead(out, this)
                    .putByte(reserved)
                    .putCountedBytes(optionsInfo)
                    .putCountedBytes(helpFile);
            helpFileName.ifPresent(out::putString8);
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
