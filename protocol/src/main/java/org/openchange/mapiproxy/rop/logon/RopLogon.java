/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.logon;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.openchange.mapiproxy.rop.Elements;
import org.openchange.mapiproxy.rop.LogonKind;
import org.openchange.mapiproxy.rop.RequestContext;
import org.openchange.mapiproxy.rop.ResponseContext;
import org.openchange.mapiproxy.rop.RopFailure;
import org.openchange.mapiproxy.rop.RopReply;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.rop.SizedBody;
import org.openchange.mapiproxy.wire.MalformedMessageException;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** RopLogon ([MS-OXCROPS] 2.2.3.1): logs on to a mailbox or to the public folders. */
public final class RopLogon {
    public static final RopType TYPE = RopType.named(0xFE, "RopLogon")
            .request(Request.class, Request::read)
            .reply(RopType.BodyOn.EVERY_RESULT, Response.class, RopLogon::readReply)
            .build();

    /** In LogonFlags: the logon is to a mailbox, not to the public folders. */
    public static final int PRIVATE = 0x01;

    /** ecWrongServer: the response is a {@link Redirect}. */
    public static final long WRONG_SERVER = 0x478;

    /** How many special folders a response names. */
    public static final int FOLDER_COUNT = 13;

    private RopLogon() {}

    private static RopReply readReply(int outputHandleIndex, long returnValue, WireReader in, ResponseContext context) {
        if (returnValue == WRONG_SERVER) {
            return Redirect.read(outputHandleIndex, returnValue, in);
        }
        if (returnValue != 0) {
            return new RopFailure(TYPE, outputHandleIndex, returnValue);
        }
        int logonFlags = in.readUnsignedByte();
        return (logonFlags & PRIVATE) != 0
                ? PrivateMailbox.read(outputHandleIndex, logonFlags, in)
                : PublicFolders.read(outputHandleIndex, logonFlags, in);
    }

    private static List<Long> readFolderIds(WireReader in) {
        return Elements.read(in, in.checkCount("FolderIds", FOLDER_COUNT, Long.BYTES), WireReader::readLong);
    }

    private static List<Long> checkFolderIds(List<Long> folderIds) {
        if (folderIds.size() != FOLDER_COUNT) {
            throw new IllegalArgumentException(folderIds.size() + " special folders");
        }
        return List.copyOf(folderIds);
    }

    /**
     * @param logonFlags {@link #PRIVATE} and others
     * @param essdn whose mailbox, as a distinguished name; empty for the public folders
     */
    public record Request(
            int logonId,
            int outputHandleIndex,
            int logonFlags,
            long openFlags,
            long storeState,
            SizedBody<Optional<String>> essdn)
            implements RopRequest {

        static Request read(WireReader in, RequestContext context) {
            return new Request(
                    in.readUnsignedByte(),
                    in.readUnsignedByte(),
                    in.readUnsignedByte(),
                    in.readUnsignedInt(),
                    in.readUnsignedInt(),
                    SizedBody.read(in, "Essdn", Request::readEssdn));
        }

        private static Optional<String> readEssdn(WireReader in) {
            return in.hasRemaining() ? Optional.of(in.readString8()) : Optional.empty();
        }

        /** Which kind of logon it asks for. */
        public LogonKind logonKind() {
            return (logonFlags & PRIVATE) != 0 ? LogonKind.PRIVATE : LogonKind.PUBLIC;
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeRequestHead(out, logonId)
                    .putByte(outputHandleIndex)
                    .putByte(logonFlags)
                    .putInt(openFlags)
                    .putInt(storeState);
            essdn.write(out, (text, to) -> text.ifPresent(to::putString8));
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

    /** All responses but those of failures other than {@link #WRONG_SERVER}. */
    public sealed interface Response extends RopReply {
        int outputHandleIndex();

        int logonFlags();

        @Override
        default RopType type() {
            return TYPE;
        }

        @Override
        default int handleIndex() {
            return outputHandleIndex();
        }
    }

    /**
     * The success response for private mailboxes.
     *
     * @param folderIds root, deferred actions, spooler queue, IPM subtree, inbox, outbox, sent items, deleted items, common views, schedule, search,
     *     views and shortcuts
     * @param responseFlags 2 the user owns the mailbox, 4 may send as its owner, 0x10 it is out of office
     */
    public record PrivateMailbox(
            int outputHandleIndex,
            long returnValue,
            int logonFlags,
            List<Long> folderIds,
            int responseFlags,
            UUID mailboxGuid,
            int replId,
            UUID replGuid,
            LogonTime logonTime,
            long gwartTime,
            long storeState)
            implements Response {
        public PrivateMailbox {
            if (returnValue != 0 || (logonFlags & PRIVATE) == 0) {
                throw new IllegalArgumentException("a mailbox goes with success and Private in LogonFlags");
            }
            folderIds = checkFolderIds(folderIds);
        }

        private static PrivateMailbox read(int outputHandleIndex, int logonFlags, WireReader in) {
            return new PrivateMailbox(
                    outputHandleIndex,
                    0,
                    logonFlags,
                    readFolderIds(in),
                    in.readUnsignedByte(),
                    in.readGuid(),
                    in.readUnsignedShort(),
                    in.readGuid(),
                    LogonTime.read(in),
                    in.readLong(),
                    in.readUnsignedInt());
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeReplyHead(out, this).putByte(logonFlags);
            folderIds.forEach(out::putLong);
            out.putByte(responseFlags).putGuid(mailboxGuid).putShort(replId).putGuid(replGuid);
            logonTime.write(out);
            out.putLong(gwartTime).putInt(storeState);
        }
    }

    /**
     * The success response for public folders.
     *
     * @param folderIds root, IPM subtree, non-IPM subtree, EForms registry, free/busy, offline address book, EForms of the locale, free/busy and
     *     offline address book of the site, article index; three of 0
     */
    public record PublicFolders(
            int outputHandleIndex,
            long returnValue,
            int logonFlags,
            List<Long> folderIds,
            int replId,
            UUID replGuid,
            UUID perUserGuid)
            implements Response {
        public PublicFolders {
            if (returnValue != 0 || (logonFlags & PRIVATE) != 0) {
                throw new IllegalArgumentException("public folders go with success and no Private in LogonFlags");
            }
            folderIds = checkFolderIds(folderIds);
        }

        private static PublicFolders read(int outputHandleIndex, int logonFlags, WireReader in) {
            return new PublicFolders(
                    outputHandleIndex,
                    0,
                    logonFlags,
                    readFolderIds(in),
                    in.readUnsignedShort(),
                    in.readGuid(),
                    in.readGuid());
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeReplyHead(out, this).putByte(logonFlags);
            folderIds.forEach(out::putLong);
            out.putShort(replId).putGuid(replGuid).putGuid(perUserGuid);
        }
    }

    /**
     * The redirect response: the mailbox is on another server.
     *
     * @param serverName the other server's distinguished name
     */
    public record Redirect(int outputHandleIndex, long returnValue, int logonFlags, String serverName)
            implements Response {
        public Redirect {
            if (returnValue != WRONG_SERVER) {
                throw new IllegalArgumentException("a redirect goes with ecWrongServer");
            }
        }

        private static Redirect read(int outputHandleIndex, long returnValue, WireReader in) {
            int logonFlags = in.readUnsignedByte();
            WireReader name = in.readSection("ServerName", in.readUnsignedByte());
            Redirect redirect = new Redirect(outputHandleIndex, returnValue, logonFlags, name.readString8());
            if (name.hasRemaining()) {
                throw new MalformedMessageException("ServerName does not end with its NUL", in.position());
            }
            return redirect;
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeReplyHead(out, this)
                    .putByte(logonFlags)
                    .putByte(serverName.length() + 1)
                    .putString8(serverName);
        }
    }
}
