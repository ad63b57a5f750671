/* SPDX-License-Identifier: Apache-2.0 */
/** LZ77 with DIRECT2, ours against one in C. Start at {@link org.openchange.mapiproxy.bench.lz77.Lz77Comparison}. */
package org.openchange.mapiproxy.bench.lz77;
