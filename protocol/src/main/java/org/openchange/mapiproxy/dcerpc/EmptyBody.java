/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.dcerpc;

import java.nio.ByteBuffer;

/** The body of co_cancel (C706 12.6.4.6), orphaned (12.6.4.8) and shutdown (12.6.4.11): nothing. */
public enum EmptyBody implements PduBody {
    INSTANCE;

    @Override
    public int length() {
        return 0;
    }

    @Override
    public void write(ByteBuffer out) {
        // these PDUs are their header
    }
}
