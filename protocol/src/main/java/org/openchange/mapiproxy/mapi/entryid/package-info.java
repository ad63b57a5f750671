/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Entry ids of every kind ([MS-OXCDATA] 2.2): what a store, a folder, a message or a recipient is called across sessions. Uses {@code mapi},
 * {@code wire} and {@code print}. Start at {@link org.openchange.mapiproxy.mapi.entryid.EntryId}.
 */
package org.openchange.mapiproxy.mapi.entryid;
