/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.mapi.entryid;

/** The types of objects of a store in their entry ids ([MS-OXCDATA] 2.2.4). */
public final class StoreObjectType {
    public static final int PRIVATE_FOLDER = 0x0001;
    public static final int PUBLIC_FOLDER = 0x0003;
    public static final int MAPPED_PUBLIC_FOLDER = 0x0005;
    public static final int PRIVATE_MESSAGE = 0x0007;
    public static final int PUBLIC_MESSAGE = 0x0009;
    public static final int MAPPED_PUBLIC_MESSAGE = 0x000B;
    public static final int PUBLIC_NEWSGROUP_FOLDER = 0x000C;

    private StoreObjectType() {}

    static boolean isFolder(int type) {
        return switch (type) {
            case PRIVATE_FOLDER, PUBLIC_FOLDER, MAPPED_PUBLIC_FOLDER, PUBLIC_NEWSGROUP_FOLDER -> true;
            default -> false;
        };
    }

    static boolean isMessage(int type) {
        return type == PRIVATE_MESSAGE || type == PUBLIC_MESSAGE || type == MAPPED_PUBLIC_MESSAGE;
    }
}
