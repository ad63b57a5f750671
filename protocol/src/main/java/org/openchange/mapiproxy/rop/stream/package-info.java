/* SPDX-License-Identifier: Apache-2.0 */
/** Stream ROPs ([MS-OXCROPS] 2.2.9, [MS-OXCPRPT]). One class for each operation, with its records. */
package org.openchange.mapiproxy.rop.stream;
