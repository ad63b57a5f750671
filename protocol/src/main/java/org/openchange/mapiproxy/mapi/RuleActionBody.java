/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.mapi;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.openchange.mapiproxy.print.PrintTree;
import org.openchange.mapiproxy.print.Printable;
import org.openchange.mapiproxy.print.RecordPrinter;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** The ActionData of an action block ([MS-OXORULE] 2.2.5.1.2); its layout follows from the action's type and the rule's kind. */
public sealed interface RuleActionBody extends Printable {

    void write(WireWriter out, CountWidth counts);

    @Override
    default void print(String name, PrintTree out) {
        RecordPrinter.print(name + ": " + getClass().getSimpleName(), (Record) this, out);
    }

    /** What remains of an action block; all of it is kept as bytes when it has more than its type needs. */
    static RuleActionBody read(WireReader block, int actionType, CountWidth counts) {
        int start = block.position();
        RuleActionBody body = readKnown(block, actionType, counts);
        if (!block.hasRemaining()) {
            return body;
        }
        block.position(start);
        return new Opaque(block.readRemaining());
    }

    private static RuleActionBody readKnown(WireReader in, int actionType, CountWidth counts) {
        boolean isStandard = counts == CountWidth.BITS_16;
        return switch (actionType) {
            case RuleAction.MOVE, RuleAction.COPY -> isStandard ? Move.read(in) : ExtendedMove.read(in);
            case RuleAction.REPLY, RuleAction.OOF_REPLY -> isStandard ? Reply.read(in) : ExtendedReply.read(in);
            case RuleAction.BOUNCE -> new Bounce(in.readUnsignedInt());
            case RuleAction.FORWARD, RuleAction.DELEGATE -> Recipients.read(in, counts);
            case RuleAction.TAG -> in.readNested("tag action", tag -> new Tag(TaggedPropertyValue.read(tag, counts)));
            default -> new Opaque(in.readRemaining());
        };
    }

    /**
     * Where a standard rule moves or copies to.
     *
     * @param folderInThisStore not 0 when {@code folderEid} is a {@code ServerEid} of this mailbox
     */
    record Move(int folderInThisStore, ByteBuffer storeEid, ByteBuffer folderEid) implements RuleActionBody {
        static Move read(WireReader in) {
            return new Move(in.readUnsignedByte(), in.readCountedBytes("StoreEID"), in.readCountedBytes("FolderEID"));
        }

        @Override
        public void write(WireWriter out, CountWidth counts) {
            out.putByte(folderInThisStore).putCountedBytes(storeEid).putCountedBytes(folderEid);
        }
    }

    /** Where an extended rule moves or copies to: two entry ids. */
    record ExtendedMove(ByteBuffer storeEid, ByteBuffer folderEid) implements RuleActionBody {
        static ExtendedMove read(WireReader in) {
            ByteBuffer store = in.readBytes("StoreEID", in.readUnsignedInt());
            return new ExtendedMove(store, in.readBytes("FolderEID", in.readUnsignedInt()));
        }

        @Override
        public void write(WireWriter out, CountWidth counts) {
            out.putInt(storeEid.remaining()).putBytes(storeEid);
            out.putInt(folderEid.remaining()).putBytes(folderEid);
        }
    }

    /**
     * The template of a standard rule's reply.
     *
     * @param replyTemplateFid see {@link ReplicatedId}
     */
    record Reply(ReplicatedId replyTemplateFid, ReplicatedId replyTemplateMid, UUID replyTemplateGuid)
            implements RuleActionBody {
        static Reply read(WireReader in) {
            return new Reply(ReplicatedId.read(in), ReplicatedId.read(in), in.readGuid());
        }

        @Override
        public void write(WireWriter out, CountWidth counts) {
            replyTemplateFid.write(out);
            replyTemplateMid.write(out);
            out.putGuid(replyTemplateGuid);
        }
    }

    /** The template of an extended rule's reply. */
    record ExtendedReply(ByteBuffer replyTemplateMessageEid, UUID replyTemplateGuid) implements RuleActionBody {
        static ExtendedReply read(WireReader in) {
            ByteBuffer message = in.readBytes("ReplyTemplateMessageEID", in.readUnsignedInt());
            return new ExtendedReply(message, in.readGuid());
        }

        @Override
        public void write(WireWriter out, CountWidth counts) {
            out.putInt(replyTemplateMessageEid.remaining()).putBytes(replyTemplateMessageEid);
            out.putGuid(replyTemplateGuid);
        }
    }

    /**
     * Why the message is sent back.
     *
     * @param bounceCode 0x0D too large, 0x1F cannot be displayed, 0x26 denied; unsigned 32-bit
     */
    record Bounce(long bounceCode) implements RuleActionBody {
        @Override
        public void write(WireWriter out, CountWidth counts) {
            out.putInt(bounceCode);
        }
    }

    /** To whom the message is forwarded or delegated. */
    record Recipients(List<RecipientBlock> recipientBlocks) implements RuleActionBody {
        public Recipients {
            recipientBlocks = List.copyOf(recipientBlocks);
        }

        static Recipients read(WireReader in, CountWidth counts) {
            int count = counts.read(in, "RecipientCount", 1 + counts.size());
            List<RecipientBlock> blocks = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                blocks.add(in.readNested("recipient block", block -> RecipientBlock.read(block, counts)));
            }
            return new Recipients(blocks);
        }

        @Override
        public void write(WireWriter out, CountWidth counts) {
            counts.write(out, recipientBlocks.size());
            recipientBlocks.forEach(block -> block.write(out, counts));
        }
    }

    /** A RecipientBlockData structure ([MS-OXORULE] 2.2.5.1.2.4.1): the properties of one recipient. */
    record RecipientBlock(int reserved, List<TaggedPropertyValue> propertyValues) {
        public RecipientBlock {
            propertyValues = List.copyOf(propertyValues);
        }

        static RecipientBlock read(WireReader in, CountWidth counts) {
            int reserved = in.readUnsignedByte();
            int count = counts.read(in, "NoOfProperties", TaggedPropertyValue.LEAST_SIZE);
            return new RecipientBlock(reserved, TaggedPropertyValue.readAll(in, count, counts));
        }

        void write(WireWriter out, CountWidth counts) {
            out.putByte(reserved);
            counts.write(out, propertyValues.size());
            TaggedPropertyValue.writeAll(out, propertyValues, counts);
        }
    }

    /** The property that is set on the message. */
    record Tag(TaggedPropertyValue value) implements RuleActionBody {
        @Override
        public void write(WireWriter out, CountWidth counts) {
            value.write(out, counts);
        }
    }

    /** The client's own bytes of a deferred action, the none of a deletion, and whatever is not known. */
    record Opaque(ByteBuffer bytes) implements RuleActionBody {
        @Override
        public void write(WireWriter out, CountWidth counts) {
            out.putBytes(bytes);
        }
    }
}
