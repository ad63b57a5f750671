/* SPDX-License-Identifier: Apache-2.0 */
/** Transport ROPs ([MS-OXCROPS] 2.2.7, [MS-OXOMSG]). One class for each operation, with its records. */
package org.openchange.mapiproxy.rop.transport;
