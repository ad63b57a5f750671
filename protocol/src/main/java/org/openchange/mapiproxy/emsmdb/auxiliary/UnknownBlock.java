/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.emsmdb.auxiliary;

import java.nio.ByteBuffer;

/**
 * [MS-OXCRPC] 2.2.2.2 A block of a version and type that the specification does not list; receivers ignore it.
 *
 * @param body what follows the AUX_HEADER; a read-only view with a position of its own
 */
public record UnknownBlock(int version, int type, ByteBuffer body) implements AuxiliaryBlock {
    public UnknownBlock {
        body = body.slice().asReadOnlyBuffer();
    }

    @Override
    public ByteBuffer body() {
        return body.duplicate();
    }

    @Override
    public void write(BlockWriter out) {
        out.fields().putBytes(body);
    }
}
