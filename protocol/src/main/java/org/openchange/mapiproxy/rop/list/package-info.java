/**
 * Lists of ROPs ([MS-OXCROPS] 2.2.1) and what a session has to remember to read them: which responses answer which requests, which columns a
 * table has, what stands behind a Server object handle. Uses {@code rop}, the packages below it, and {@code emsmdb}. Start at {@link
 * org.openchange.mapiproxy.rop.list.RopRequestList} and {@link org.openchange.mapiproxy.rop.list.HandleTable}.
 */
package org.openchange.mapiproxy.rop.list;
