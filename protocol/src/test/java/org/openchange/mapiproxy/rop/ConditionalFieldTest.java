/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openchange.mapiproxy.mapi.LongTermId;
import org.openchange.mapiproxy.rop.fasttransfer.RopFastTransferSourceGetBuffer;
import org.openchange.mapiproxy.rop.folder.RopCreateFolder;
import org.openchange.mapiproxy.rop.folder.RopOpenFolder;
import org.openchange.mapiproxy.rop.logon.LogonTime;
import org.openchange.mapiproxy.rop.logon.RopLogon;
import org.openchange.mapiproxy.rop.logon.RopPublicFolderIsGhosted;
import org.openchange.mapiproxy.rop.logon.RopWritePerUserInformation;
import org.openchange.mapiproxy.rop.message.RopCreateMessage;
import org.openchange.mapiproxy.rop.message.RopSetMessageReadFlag;
import org.openchange.mapiproxy.rop.notification.ChangedTags;
import org.openchange.mapiproxy.rop.notification.NewMail;
import org.openchange.mapiproxy.rop.notification.NotificationData;
import org.openchange.mapiproxy.rop.notification.ObjectCreated;
import org.openchange.mapiproxy.rop.notification.ObjectDeleted;
import org.openchange.mapiproxy.rop.notification.ObjectModified;
import org.openchange.mapiproxy.rop.notification.ObjectMovedOrCopied;
import org.openchange.mapiproxy.rop.notification.RopRegisterNotification;
import org.openchange.mapiproxy.rop.notification.SearchCompleted;
import org.openchange.mapiproxy.rop.notification.TableRowAddedOrModified;
import org.openchange.mapiproxy.rop.notification.TableRowDeleted;
import org.openchange.mapiproxy.rop.property.RopQueryNamedProperties;
import org.openchange.mapiproxy.rop.stream.RopReadStream;
import org.openchange.mapiproxy.rop.table.RopExpandRow;
import org.openchange.mapiproxy.rop.table.RopFindRow;
import org.openchange.mapiproxy.rop.table.RopQueryRows;
import org.openchange.mapiproxy.rop.transport.RopOptionsData;

/** Records whose bytes nobody could read again are not made. */
class ConditionalFieldTest {
    private static final Optional<Long> NONE = Optional.empty();
    private static final Optional<Long> ID = Optional.of(1L);
    private static final ByteBuffer NO_BYTES = ByteBuffer.allocate(0);
    private static final ChangedTags NO_TAGS = new ChangedTags(Optional.empty());
    private static final UUID ZERO = new UUID(0, 0);
    private static final GhostServers SERVERS = new GhostServers(0, List.of());
    private static final RowData NO_ROWS = new RowData.Rows(List.of());
    private static final int MESSAGE = NotificationData.OF_MESSAGE;

    private static Arguments of(String name, Supplier<Object> record) {
        return arguments(name, record);
    }

    static Stream<Arguments> requestsAndReplies() {
        return Stream.of(
                of("no MaximumByteCount", () -> new RopReadStream.Request(0, 0, 0xBABE, NONE)),
                of("two counts", () -> new RopReadStream.Request(0, 0, 100, ID)),
                of(
                        "no MaximumBufferSize",
                        () -> new RopFastTransferSourceGetBuffer.Request(0, 0, 0xBABE, Optional.empty())),
                of("two sizes", () -> new RopFastTransferSourceGetBuffer.Request(0, 0, 100, Optional.of(1))),
                of("no GUID", () -> new RopQueryNamedProperties.Request(0, 0, 0, 1, Optional.empty())),
                of("GUID", () -> new RopQueryNamedProperties.Request(0, 0, 0, 0, Optional.of(new UUID(1, 2)))),
                of("identifiers only", () -> new RopQueryNamedProperties.Response(0, 0, List.of(1), List.of())),
                of(
                        "file name without file",
                        () -> new RopOptionsData.Response(0, 0, 1, NO_BYTES, NO_BYTES, Optional.of("help"))),
                of(
                        "no scope",
                        () -> new RopRegisterNotification.Request(0, 0, 1, 4, Optional.empty(), 0, Optional.empty())),
                of(
                        "Reserved",
                        () -> new RopRegisterNotification.Request(0, 0, 1, 4, Optional.of(0), 1, Optional.empty())));
    }

    static Stream<Arguments> notifications() {
        return Stream.of(
                of("new mail", () -> new NewMail(2 | MESSAGE, 1, NONE, 0, 0, "IPM")),
                of("created message", () -> new ObjectCreated(4, 1, ID, ID, NO_TAGS)),
                of("created folder", () -> new ObjectCreated(4, 1, NONE, NONE, NO_TAGS)),
                of("deleted", () -> new ObjectDeleted(8 | MESSAGE, 1, ID, ID)),
                of("total", () -> new ObjectModified(0x10, 1, NONE, NO_TAGS, ID, NONE)),
                of("unread", () -> new ObjectModified(0x2010, 1, NONE, NO_TAGS, NONE, NONE)),
                of("moved message", () -> new ObjectMovedOrCopied(0x20 | MESSAGE, 1, ID, NONE, 2, ID, ID)),
                of("moved folder", () -> new ObjectMovedOrCopied(0x20, 1, NONE, ID, 2, NONE, NONE)),
                of("search", () -> new SearchCompleted(0x80, 1, ID)),
                of("deleted row", () -> new TableRowDeleted(0x100, 4, 1, ID, NONE)),
                of("other event", () -> new TableRowDeleted(0x100, 3, 1, NONE, NONE)),
                of("no instance", () -> row(0x100 | MESSAGE, 3, ID, NONE)),
                of("event without row", () -> row(0x100, 1, NONE, NONE)));
    }

    static Stream<Arguments> mailboxes() {
        return Stream.of(
                of("no servers", () -> new RopOpenFolder.Response(0, 0, 0, 1, Optional.empty())),
                of("servers", () -> new RopOpenFolder.Response(0, 0, 0, 0, Optional.of(SERVERS))),
                of("servers of old folder", () -> new RopCreateFolder.Existing(0, 0, Optional.of(SERVERS))),
                of("new folder", () -> new RopCreateFolder.Response(0, 0, 1, 1, Optional.empty())),
                of("servers of public folder", () -> new RopPublicFolderIsGhosted.Response(0, 0, 1, Optional.empty())),
                of("no message", () -> new RopCreateMessage.Response(0, 0, 1, NONE)),
                of("message", () -> new RopCreateMessage.Response(0, 0, 0, ID)),
                of("no row", () -> new RopFindRow.Response(0, 0, 0, 1, Optional.empty())),
                of("queried rows", () -> new RopQueryRows.Response(0, 0, 0, 1, NO_ROWS)),
                of("expanded rows", () -> new RopExpandRow.Response(0, 0, 0, 1, NO_ROWS)),
                of("changed", () -> new RopSetMessageReadFlag.Response(0, 0, 1, Optional.empty())),
                of("short data", () -> new RopSetMessageReadFlag.Request(0, 0, 0, 0, Optional.of(NO_BYTES))),
                of("short answer", () -> new RopSetMessageReadFlag.Change(0, NO_BYTES)),
                of(
                        "replica of a later part",
                        () -> new RopWritePerUserInformation.Request(
                                0, 0, new LongTermId(new UUID(1, 2), 3), 0, 4, NO_BYTES, Optional.of(new UUID(1, 2)))),
                of("public mailbox", () -> mailbox(0, 0, 13)),
                of("failed mailbox", () -> mailbox(5, RopLogon.PRIVATE, 13)),
                of("twelve folders", () -> mailbox(0, RopLogon.PRIVATE, 12)),
                of("private folders", () -> new RopLogon.PublicFolders(0, 0, 1, folders(13), 0, ZERO, ZERO)),
                of("redirect to nowhere", () -> new RopLogon.Redirect(0, 0, 1, "srv")));
    }

    private static List<Long> folders(int count) {
        return Collections.nCopies(count, 1L);
    }

    private static Object mailbox(long returnValue, int logonFlags, int folders) {
        LogonTime time = new LogonTime(0, 0, 0, 0, 1, 1, 2020);
        return new RopLogon.PrivateMailbox(0, returnValue, logonFlags, folders(folders), 0, ZERO, 1, ZERO, time, 0, 0);
    }

    private static Object row(int flags, int event, Optional<Long> message, Optional<Long> instance) {
        return new TableRowAddedOrModified(
                flags, event, 1, message, instance, 1, message, instance, new SizedBody.Opaque<>(NO_BYTES));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"requestsAndReplies", "notifications", "mailboxes"})
    void isThereAsTheFieldsBeforeItSay(String name, Supplier<Object> record) {
        assertThatIllegalArgumentException().isThrownBy(record::get);
    }
}
