/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.message;

import java.util.List;
import org.openchange.mapiproxy.rop.RopType;

/** The message and attachment ROPs ([MS-OXCROPS] 2.2.6), in the order of the specification. */
public final class MessageRops {
    public static final List<RopType> TYPES = List.of(
            RopOpenMessage.TYPE,
            RopCreateMessage.TYPE,
            RopSaveChangesMessage.TYPE,
            RopRemoveAllRecipients.TYPE,
            RopModifyRecipients.TYPE,
            RopReadRecipients.TYPE,
            RopReloadCachedInformation.TYPE,
            RopSetMessageStatus.TYPE,
            RopGetMessageStatus.TYPE,
            RopSetReadFlags.TYPE,
            RopSetMessageReadFlag.TYPE,
            RopOpenAttachment.TYPE,
            RopCreateAttachment.TYPE,
            RopDeleteAttachment.TYPE,
            RopSaveChangesAttachment.TYPE,
            RopOpenEmbeddedMessage.TYPE,
            RopGetAttachmentTable.TYPE,
            RopGetValidAttachments.TYPE);

    private MessageRops() {}
}
