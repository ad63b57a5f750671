/* SPDX-License-Identifier: Apache-2.0 */
/** Table ROPs ([MS-OXCROPS] 2.2.5, [MS-OXCTABL]). One class for each operation, with its records; {@link org.openchange.mapiproxy.rop.table.TableRops} lists them. */
package org.openchange.mapiproxy.rop.table;
