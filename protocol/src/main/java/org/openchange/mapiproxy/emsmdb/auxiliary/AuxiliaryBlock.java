/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.emsmdb.auxiliary;

/**
 * [MS-OXCRPC] 2.2.2.2 One block behind its AUX_HEADER. Reserved fields are not part of a block: a block that was not changed keeps the bytes
 * that came, a changed one has zeros there.
 */
public interface AuxiliaryBlock {
    /** AUX_VERSION_1 or AUX_VERSION_2. */
    int version();

    /** With the version, what the block is. */
    int type();

    /** Writes what follows the AUX_HEADER. */
    void write(BlockWriter out);
}
