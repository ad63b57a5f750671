/* SPDX-License-Identifier: Apache-2.0 */
/**
 * [MS-OXCRPC] 3.1.4.1.1.2: LZ77 with DIRECT2 encoding, which [MS-XCA] 2.3 and 2.4 call Plain LZ77. Uses only {@code wire}. Start at
 * {@link org.openchange.mapiproxy.emsmdb.lz77.Direct2Decompressor}.
 */
package org.openchange.mapiproxy.emsmdb.lz77;
