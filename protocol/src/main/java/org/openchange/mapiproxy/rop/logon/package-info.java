/* SPDX-License-Identifier: Apache-2.0 */
/** Logon ROPs ([MS-OXCROPS] 2.2.3, [MS-OXCSTOR]). One class for each operation, with its records; {@link org.openchange.mapiproxy.rop.logon.LogonRops} lists them. */
package org.openchange.mapiproxy.rop.logon;
