/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.wire;

/** More bytes were announced or needed than are there. */
public final class TruncatedMessageException extends MalformedMessageException {
    private static final long serialVersionUID = 1L;

    public TruncatedMessageException(String what, long offset, long wanted, long remaining) {
        super(what + ": wants " + wanted + " bytes, " + remaining + " remain", offset);
    }
}
