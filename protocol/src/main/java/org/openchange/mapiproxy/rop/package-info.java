/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What all remote operations have in common ([MS-OXCROPS]): requests, responses, their types, and what must be known besides the bytes to read
 * them. The operations themselves are in the packages below, grouped as the specification groups them; lists of them are read and written in
 * {@code rop.list}. Uses {@code wire}, {@code mapi} and {@code print}. Start at {@link org.openchange.mapiproxy.rop.RopType}.
 */
package org.openchange.mapiproxy.rop;
