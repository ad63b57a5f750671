/* SPDX-License-Identifier: Apache-2.0 */
/** Folder ROPs ([MS-OXCROPS] 2.2.4, [MS-OXCFOLD]). One class for each operation, with its records; {@link org.openchange.mapiproxy.rop.folder.FolderRops} lists them. */
package org.openchange.mapiproxy.rop.folder;
