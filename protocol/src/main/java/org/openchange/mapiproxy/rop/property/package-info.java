/* SPDX-License-Identifier: Apache-2.0 */
/** Property ROPs ([MS-OXCROPS] 2.2.8, [MS-OXCPRPT]). One class for each operation, with its records. */
package org.openchange.mapiproxy.rop.property;
