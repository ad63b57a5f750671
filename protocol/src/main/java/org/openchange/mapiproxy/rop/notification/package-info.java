/* SPDX-License-Identifier: Apache-2.0 */
/** Notification ROPs ([MS-OXCROPS] 2.2.14, [MS-OXCNOTIF]). One class for each operation, with its records. */
package org.openchange.mapiproxy.rop.notification;
