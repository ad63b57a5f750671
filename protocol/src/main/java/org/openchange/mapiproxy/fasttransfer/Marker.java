/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.fasttransfer;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The markers of a FastTransfer stream ([MS-OXCFXICS] 2.2.4.1.4): they look like property tags and have no value. */
public enum Marker {
    START_TOP_FLD(0x40090003, "StartTopFld"),
    START_SUB_FLD(0x400A0003, "StartSubFld"),
    END_FOLDER(0x400B0003, "EndFolder"),
    START_MESSAGE(0x400C0003, "StartMessage"),
    START_FAI_MSG(0x40100003, "StartFAIMsg"),
    END_MESSAGE(0x400D0003, "EndMessage"),
    START_EMBED(0x40010003, "StartEmbed"),
    END_EMBED(0x40020003, "EndEmbed"),
    START_RECIP(0x40030003, "StartRecip"),
    END_TO_RECIP(0x40040003, "EndToRecip"),
    NEW_ATTACH(0x40000003, "NewAttach"),
    END_ATTACH(0x400E0003, "EndAttach"),
    INCR_SYNC_CHG(0x40120003, "IncrSyncChg"),
    INCR_SYNC_CHG_PARTIAL(0x407D0003, "IncrSyncChgPartial"),
    INCR_SYNC_DEL(0x40130003, "IncrSyncDel"),
    INCR_SYNC_END(0x40140003, "IncrSyncEnd"),
    INCR_SYNC_MESSAGE(0x40150003, "IncrSyncMessage"),
    INCR_SYNC_READ(0x402F0003, "IncrSyncRead"),
    INCR_SYNC_STATE_BEGIN(0x403A0003, "IncrSyncStateBegin"),
    INCR_SYNC_STATE_END(0x403B0003, "IncrSyncStateEnd"),
    INCR_SYNC_PROGRESS_MODE(0x4074000B, "IncrSyncProgressMode"),
    INCR_SYNC_PROGRESS_PER_MSG(0x4075000B, "IncrSyncProgressPerMsg"),
    INCR_SYNC_GROUP_INFO(0x407B0102, "IncrSyncGroupInfo"),
    FX_ERROR_INFO(0x40180003, "FXErrorInfo");

    private static final Map<Integer, Marker> BY_CODE = new HashMap<>();

    static {
        for (Marker marker : values()) {
            BY_CODE.put(marker.code, marker);
        }
    }

    private final int code;
    private final String specificationName;

    Marker(int code, String specificationName) {
        this.code = code;
        this.specificationName = specificationName;
    }

    /** The 32 bits in the stream. */
    public int code() {
        return code;
    }

    /** As the grammar of the specification writes it. */
    public String specificationName() {
        return specificationName;
    }

    /** Whether it begins an object that one of the end markers closes. */
    public boolean opens() {
        return switch (this) {
            case START_TOP_FLD,
                    START_SUB_FLD,
                    START_MESSAGE,
                    START_FAI_MSG,
                    START_EMBED,
                    START_RECIP,
                    NEW_ATTACH,
                    INCR_SYNC_STATE_BEGIN -> true;
            default -> false;
        };
    }

    /** Whether it closes the object that was begun last. */
    public boolean closes() {
        return switch (this) {
            case END_FOLDER, END_MESSAGE, END_EMBED, END_TO_RECIP, END_ATTACH, INCR_SYNC_STATE_END -> true;
            default -> false;
        };
    }

    /** Empty for what is a property's tag. */
    public static Optional<Marker> of(int code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    @Override
    public String toString() {
        return specificationName;
    }
}
