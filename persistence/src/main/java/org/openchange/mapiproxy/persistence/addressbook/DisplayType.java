/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook;

/** What an object is shown as ([MS-OXNSPI] 2.2.1.3), with its PidTagObjectType ([MS-OXOABK] 2.2.3.10). */
public enum DisplayType {
    /** A person, a room or equipment with a mailbox here. */
    MAIL_USER(0x0, 6),
    DISTRIBUTION_LIST(0x1, 8),
    /** A public folder. */
    FORUM(0x2, 6),
    /** Everything that is no recipient: servers, stores, agents. */
    AGENT(0x3, 6),
    /** A contact, or a person whose mailbox is elsewhere. */
    REMOTE_MAIL_USER(0x6, 6),
    /** Only in the hierarchy table. */
    CONTAINER(0x100, 4);

    private final int value;
    private final int objectType;

    DisplayType(int value, int objectType) {
        this.value = value;
        this.objectType = objectType;
    }

    public int value() {
        return value;
    }

    /** PidTagObjectType. */
    public int objectType() {
        return objectType;
    }
}
