/* SPDX-License-Identifier: Apache-2.0 */
/** FastTransfer ROPs ([MS-OXCROPS] 2.2.12, [MS-OXCFXICS]). One class for each operation, with its records. */
package org.openchange.mapiproxy.rop.fasttransfer;
