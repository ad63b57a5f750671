/* SPDX-License-Identifier: Apache-2.0 */
/**
 * NDR 2.0 of C706 chapter 14 in both byte orders: alignment relative to the start of the stub, conformance before allocation,
 * referents and their deferral. Uses {@code wire}. Start at {@link org.openchange.mapiproxy.ndr.NdrReader}.
 */
package org.openchange.mapiproxy.ndr;
