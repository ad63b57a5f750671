/* SPDX-License-Identifier: Apache-2.0 */
/**
 * [MS-OXCRPC] 2.2.2.2: the auxiliary blocks in rgbAuxIn and rgbAuxOut, with which client and server tell each other about themselves and
 * about their requests. Uses {@code emsmdb}, {@code wire} and {@code print}. Start at
 * {@link org.openchange.mapiproxy.emsmdb.auxiliary.AuxiliaryBuffer}.
 */
package org.openchange.mapiproxy.emsmdb.auxiliary;
