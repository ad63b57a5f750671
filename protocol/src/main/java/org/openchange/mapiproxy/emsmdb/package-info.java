/* SPDX-License-Identifier: Apache-2.0 */
/**
 * [MS-OXCRPC] 2.2.2.1 and 3.1.4: how ROP buffers and auxiliary buffers are packed into the calls of EMSMDB: RPC_HEADER_EXT, XOR,
 * LZ77 with DIRECT2, chains of blocks. Knows nothing of single ROPs. Uses {@code wire}, {@code print} and the generated records.
 */
package org.openchange.mapiproxy.emsmdb;
