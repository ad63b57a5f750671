/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.wire;

/** A count or length is over what the specification, the IDL or the configuration allows. */
public final class LimitExceededException extends MalformedMessageException {
    private static final long serialVersionUID = 1L;

    public LimitExceededException(String what, long offset, long value, long limit) {
        super(what + ": " + value + " is over the limit of " + limit, offset);
    }
}
