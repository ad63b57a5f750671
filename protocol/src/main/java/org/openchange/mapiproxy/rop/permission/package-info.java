/* SPDX-License-Identifier: Apache-2.0 */
/** Permission ROPs ([MS-OXCROPS] 2.2.10, [MS-OXCPERM]). One class for each operation, with its records; {@link org.openchange.mapiproxy.rop.permission.PermissionRops} lists them. */
package org.openchange.mapiproxy.rop.permission;
