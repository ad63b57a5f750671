/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture.rops;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.openchange.mapiproxy.emsmdb.ExtendedRopBuffers;
import org.openchange.mapiproxy.emsmdb.RopBuffer;
import org.openchange.mapiproxy.emsmdb.RopBuffers;
import org.openchange.mapiproxy.launcher.capture.call.CallPart;
import org.openchange.mapiproxy.launcher.capture.call.Verdict;
import org.openchange.mapiproxy.print.PrintTree;
import org.openchange.mapiproxy.print.RecordPrinter;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopResponse;
import org.openchange.mapiproxy.rop.list.HandleTable;
import org.openchange.mapiproxy.rop.list.RopRequestList;
import org.openchange.mapiproxy.rop.list.RopResponseList;
import org.openchange.mapiproxy.wire.MalformedMessageException;
import org.openchange.mapiproxy.wire.WireWriter;

/** The ROPs of one call: first the request is read, then, if there is one, the answer to it. */
public final class RopExchange {
    private final HandleTable table;
    private Optional<RopRequestList> asked = Optional.empty();

    RopExchange(HandleTable table) {
        this.table = table;
    }

    /** @param buffers unpacks them; may throw {@link MalformedMessageException} */
    public CallPart request(Supplier<RopBuffers> buffers) {
        return read(buffers, unpacked -> {
            List<RopRequestList> lists = RopRequestList.readAll(unpacked, table);
            asked = lists.stream().findFirst();
            List<Rops> rops = new ArrayList<>();
            for (RopRequestList list : lists) {
                rops.add(Rops.ofRequests(list.buffer(), list.requests()));
            }
            return rops;
        });
    }

    /** @param buffers unpacks them; may throw {@link MalformedMessageException} */
    public CallPart answer(Supplier<RopBuffers> buffers) {
        return read(buffers, unpacked -> {
            List<Rops> rops = new ArrayList<>();
            for (RopResponseList list : table.answered(asked, unpacked.ropBuffers())) {
                rops.add(Rops.ofResponses(list.buffer(), list.responses()));
            }
            return rops;
        });
    }

    /** From ROP buffers to the ROPs in each. */
    private interface ListReader {
        List<Rops> read(RopBuffers unpacked);
    }

    private static CallPart read(Supplier<RopBuffers> buffers, ListReader reader) {
        RopBuffers unpacked;
        try {
            unpacked = buffers.get();
        } catch (MalformedMessageException e) {
            return CallPart.note(failed("ROP buffer", e), "malformed", "ROP buffer: " + e.getMessage());
        }
        try {
            List<Rops> rops = reader.read(unpacked);
            Verdict verdict = rops.stream().map(Rops::compare).reduce(Verdict.IDENTICAL, Verdict::and);
            return new CallPart(verdict, tree -> print(unpacked, rops, tree));
        } catch (MalformedMessageException e) {
            return new CallPart(failed("RopsList", e), tree -> {
                tree.value("malformed", "RopsList: " + e.getMessage());
                unpacked.print("RopBuffer", tree);
            });
        }
    }

    private static void print(RopBuffers unpacked, List<Rops> rops, PrintTree tree) {
        for (int i = 0; i < rops.size(); i++) {
            if (unpacked instanceof ExtendedRopBuffers extended) {
                extended.packed().blocks().get(i).header().print("RPC_HEADER_EXT", tree);
            }
            rops.get(i).print(tree);
        }
    }

    private static Verdict failed(String where, MalformedMessageException e) {
        return Verdict.failed("malformed " + where + ": " + e.what(), e.offset());
    }

    /** The ROPs of one buffer, in either direction. */
    private record Rops(RopBuffer buffer, List<String> names, List<Object> records, WireWriter written) {

        static Rops ofRequests(RopBuffer buffer, List<RopRequest> requests) {
            WireWriter out = new WireWriter();
            requests.forEach(request -> request.write(out));
            List<String> names = requests.stream().map(rop -> rop.type().name()).toList();
            return new Rops(buffer, names, List.copyOf(requests), out);
        }

        static Rops ofResponses(RopBuffer buffer, List<RopResponse> responses) {
            WireWriter out = new WireWriter();
            responses.forEach(response -> response.write(out));
            List<String> names =
                    responses.stream().map(rop -> rop.type().name()).toList();
            return new Rops(buffer, names, List.copyOf(responses), out);
        }

        Verdict compare() {
            ByteBuffer found = buffer.ropsList();
            ByteBuffer encoded = written.toByteBuffer();
            int at = found.mismatch(encoded);
            return at < 0 ? Verdict.IDENTICAL : Verdict.failed("the RopsList encodes to other bytes", at);
        }

        void print(PrintTree tree) {
            tree.begin("RopsList (" + records.size() + ")");
            for (int i = 0; i < records.size(); i++) {
                RecordPrinter.printValue("[" + i + "] " + names.get(i), records.get(i), tree);
            }
            tree.end();
            buffer.printHandles(tree);
        }
    }
}
