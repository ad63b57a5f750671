/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.emsmdb;

import org.openchange.mapiproxy.wire.MalformedMessageException;

/** A buffer that is packed wrongly, where the specification names an error other than ecRpcFormat for it. */
public final class PackingException extends MalformedMessageException {
    private static final long serialVersionUID = 1L;

    private final PackingError error;

    /** @param offset where it begins, in bytes from the start of the buffer, or -1 where no offset applies */
    public PackingException(PackingError error, String what, long offset) {
        super(what, offset);
        this.error = error;
    }

    public PackingError error() {
        return error;
    }
}
