/* SPDX-License-Identifier: Apache-2.0 */
/** Incremental change synchronization ROPs ([MS-OXCROPS] 2.2.13, [MS-OXCFXICS]). One class for each operation, with its records. */
package org.openchange.mapiproxy.rop.sync;
