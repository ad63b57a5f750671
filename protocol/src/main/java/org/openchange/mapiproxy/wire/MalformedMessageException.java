/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.wire;

/**
 * Bytes from a peer that are not what the specification says. It is the only exception that decoding throws, whatever the
 * input; one place per transport turns it into the error that the specification names.
 */
public class MalformedMessageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String what;
    private final long offset;

    /**
     * @param what the element that is wrong and why, in words for a log
     * @param offset where it begins, in bytes from the start of the message, or -1 where no offset applies
     */
    public MalformedMessageException(String what, long offset) {
        super(offset < 0 ? what : what + " at offset " + offset);
        this.what = what;
        this.offset = offset;
    }

    public String what() {
        return what;
    }

    public long offset() {
        return offset;
    }
}
