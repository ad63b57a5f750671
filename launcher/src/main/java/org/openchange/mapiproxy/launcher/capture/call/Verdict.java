/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture.call;

import java.util.Comparator;

/**
 * Whether one message was understood, down to its last byte.
 *
 * @param detail why not; empty when it was
 * @param offset of the first byte that is wrong, from the start of the message; -1 where no offset applies
 */
public record Verdict(Kind kind, String detail, long offset) {
    /** In the order of gravity. */
    public enum Kind {
        /** Decoded, and encoded again to the same bytes. */
        IDENTICAL,
        /** It cannot be looked into: sealed, of an unknown interface, or not captured. */
        OPAQUE,
        /** It does not decode, or encodes to other bytes. */
        FAILED
    }

    public static final Verdict IDENTICAL = new Verdict(Kind.IDENTICAL, "", -1);

    public static Verdict opaque(String why) {
        return new Verdict(Kind.OPAQUE, why, -1);
    }

    public static Verdict failed(String what, long offset) {
        return new Verdict(Kind.FAILED, what, offset);
    }

    /** The graver of two. */
    public Verdict and(Verdict other) {
        return Comparator.comparing(Verdict::kind).compare(this, other) >= 0 ? this : other;
    }

    @Override
    public String toString() {
        return offset < 0 ? detail : detail + " (offset " + offset + ")";
    }
}
