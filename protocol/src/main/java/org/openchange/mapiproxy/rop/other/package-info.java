/* SPDX-License-Identifier: Apache-2.0 */
/** Other ROPs ([MS-OXCROPS] 2.2.15). One class for each operation, with its records. */
package org.openchange.mapiproxy.rop.other;
