/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.list;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopResponse;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.rop.fasttransfer.FastTransferRops;
import org.openchange.mapiproxy.rop.folder.FolderRops;
import org.openchange.mapiproxy.rop.logon.LogonRops;
import org.openchange.mapiproxy.rop.message.MessageRops;
import org.openchange.mapiproxy.rop.notification.NotificationRops;
import org.openchange.mapiproxy.rop.other.OtherRops;
import org.openchange.mapiproxy.rop.permission.PermissionRops;
import org.openchange.mapiproxy.rop.property.PropertyRops;
import org.openchange.mapiproxy.rop.rule.RuleRops;
import org.openchange.mapiproxy.rop.stream.StreamRops;
import org.openchange.mapiproxy.rop.sync.SyncRops;
import org.openchange.mapiproxy.rop.table.TableRops;
import org.openchange.mapiproxy.rop.transport.TransportRops;
import org.openchange.mapiproxy.wire.UnknownValueException;
import org.openchange.mapiproxy.wire.WireReader;

/** Every ROP by its RopId ([MS-OXCROPS] 2.2.2). */
public final class KnownRops {
    private static final List<List<RopType>> GROUPS = List.of(
            LogonRops.TYPES,
            FolderRops.TYPES,
            TableRops.TYPES,
            MessageRops.TYPES,
            TransportRops.TYPES,
            PropertyRops.TYPES,
            StreamRops.TYPES,
            PermissionRops.TYPES,
            RuleRops.TYPES,
            FastTransferRops.TYPES,
            SyncRops.TYPES,
            NotificationRops.TYPES,
            OtherRops.TYPES);

    private static final List<RopType> ALL = new ArrayList<>();
    private static final RopType[] BY_ID = new RopType[0x100];
    private static final RopType[] BY_RESPONSE_ID = new RopType[0x100];
    private static final Map<Class<?>, RopType> BY_RECORD = new HashMap<>();
    private static final Map<Class<?>, RopType> BY_HOLDER = new HashMap<>();

    static {
        GROUPS.forEach(group -> group.forEach(KnownRops::add));
    }

    private KnownRops() {}

    private static void add(RopType type) {
        if (BY_ID[type.id()] != null) {
            throw new IllegalStateException(type + " and " + BY_ID[type.id()] + " have the same RopId");
        }
        ALL.add(type);
        BY_ID[type.id()] = type;
        if (type.id() == type.responseId() && type.responseClass().isPresent()) {
            BY_RESPONSE_ID[type.id()] = type;
        }
        type.requestClass().ifPresent(record -> BY_RECORD.put(record, type));
        type.responseClass().ifPresent(record -> BY_HOLDER.put(record.getEnclosingClass(), type));
    }

    /** All of them, group by group. */
    public static List<RopType> all() {
        return List.copyOf(ALL);
    }

    /** Empty for a RopId that is reserved or above 255. */
    public static Optional<RopType> withId(int ropId) {
        return ropId < 0 || ropId >= BY_ID.length ? Optional.empty() : Optional.ofNullable(BY_ID[ropId]);
    }

    /** The ROP whose request this record is; empty for any other class. */
    public static Optional<RopType> ofRequest(Class<? extends RopRequest> record) {
        return Optional.ofNullable(BY_RECORD.get(record));
    }

    /** The ROP one of whose responses this record is, of those that have a body; empty for any other class. */
    public static Optional<RopType> ofResponse(Class<? extends RopResponse> record) {
        Class<?> holder = record.getEnclosingClass();
        return holder == null ? Optional.empty() : Optional.ofNullable(BY_HOLDER.get(holder));
    }

    /** Whether the layout of its request or response depends on what earlier calls of the session have done: see {@link HandleTable}. */
    public static boolean dependsOnSession(RopType type) {
        return RopEffects.dependsOnSession(type);
    }

    /** Whether its success may change how later answers of the session are laid out. */
    public static boolean changesSession(RopType type) {
        return RopEffects.changesSession(type);
    }

    /** Reads the RopId of a request. */
    static RopType ofRequest(WireReader in) {
        int position = in.position();
        int ropId = in.readUnsignedByte();
        if (BY_ID[ropId] == null) {
            throw new UnknownValueException("RopId", position, ropId);
        }
        return BY_ID[ropId];
    }

    /** The ROP that a response with this RopId answers when its request is not known. */
    static RopType withResponseId(int ropId, int position) {
        if (BY_RESPONSE_ID[ropId] == null) {
            throw new UnknownValueException("RopId", position, ropId);
        }
        return BY_RESPONSE_ID[ropId];
    }
}
