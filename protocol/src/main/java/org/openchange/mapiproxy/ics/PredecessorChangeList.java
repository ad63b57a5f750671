/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.ics;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/**
 * A PredecessorChangeList ([MS-OXCFXICS] 2.2.2.3): the latest change of each replica that a version of an object contains. Conflicts are found by
 * comparing two of them.
 *
 * @param changes as they came; ascending by namespace when made here
 */
public record PredecessorChangeList(List<Xid> changes) {
    public PredecessorChangeList {
        changes = List.copyOf(changes);
    }

    /** All that remains: SizedXids. */
    public static PredecessorChangeList read(WireReader in) {
        List<Xid> changes = new ArrayList<>();
        while (in.hasRemaining()) {
            changes.add(Xid.read(in.readSection("XID", in.readUnsignedByte())));
        }
        return new PredecessorChangeList(changes);
    }

    public void write(WireWriter out) {
        for (Xid change : changes) {
            out.putByte(change.size());
            change.write(out);
        }
    }

    /** Whether the change, or a later one of the same replica, is in it. */
    public boolean includes(Xid change) {
        return changes.stream().anyMatch(known -> isNotBefore(known, change));
    }

    /** Whether this version has seen all that the other one has: then it may replace it. */
    public boolean includesAll(PredecessorChangeList other) {
        return other.changes.stream().allMatch(this::includes);
    }

    /** Of both lists the later change of each replica, in the order in which servers write them. */
    public PredecessorChangeList merge(PredecessorChangeList other) {
        List<Xid> merged = new ArrayList<>();
        for (List<Xid> side : List.of(changes, other.changes)) {
            for (Xid change : side) {
                if (merged.stream().noneMatch(known -> isNotBefore(known, change))) {
                    merged.removeIf(known -> known.namespaceGuid().equals(change.namespaceGuid()));
                    merged.add(change);
                }
            }
        }
        merged.sort((one, another) -> IdSet.compareGuids(one.namespaceGuid(), another.namespaceGuid()));
        return new PredecessorChangeList(merged);
    }

    /** The change of one replica. */
    public List<Xid> changesOf(UUID namespaceGuid) {
        return changes.stream()
                .filter(change -> change.namespaceGuid().equals(namespaceGuid))
                .toList();
    }

    private static boolean isNotBefore(Xid one, Xid other) {
        return one.namespaceGuid().equals(other.namespaceGuid())
                && Long.compareUnsigned(one.counter(), other.counter()) >= 0;
    }
}
