/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook;

import java.util.Arrays;
import java.util.Optional;
import org.openchange.mapiproxy.mapi.PropertyTag;

/** What leads from an object to others ([MS-OXOABK] 2.2.5, 2.2.6). A back link is not stored, but follows from the links of the others. */
public enum AddressBookLink {
    /** Of an organization's person. */
    MANAGER(0x8005, "manager"),
    HOME_MESSAGE_DATABASE(0x8006, "homeMDB"),
    HOME_MESSAGE_TRANSFER_AGENT(0x8007, "homeMTA"),
    MEMBER(0x8009, "member"),
    /** Back link of {@link #MEMBER}. */
    MEMBER_OF(0x8008, MEMBER),
    /** Of a distribution list. */
    OWNER(0x800C, "managedBy"),
    /** Back link of {@link #MANAGER}. */
    REPORTS(0x800E, MANAGER),
    /** Who may send on behalf of this one. */
    PUBLIC_DELEGATES(0x8015, "publicDelegates"),
    /** Back link of {@link #OWNER}. */
    OWNED(0x8024, OWNER),
    /** Lists whose members may send to this one. */
    MEMBER_SUBMIT_ACCEPTED(0x8073, "dLMemSubmitPerms"),
    AUTHORIZED_SENDERS(0x8CD8, "authOrig"),
    UNAUTHORIZED_SENDERS(0x8CD9, "unauthOrig"),
    MEMBER_SUBMIT_REJECTED(0x8CDA, "dLMemRejectPerms");

    private final int id;
    private final String attribute;
    private final AddressBookLink forward;

    AddressBookLink(int id, String attribute) {
        this.id = id;
        this.attribute = attribute;
        this.forward = this;
    }

    AddressBookLink(int id, AddressBookLink forward) {
        this.id = id;
        this.attribute = forward.attribute;
        this.forward = forward;
    }

    /** The identifier of the property. */
    public int propertyId() {
        return id;
    }

    /** The attribute that holds the link, on this object or, for a back link, on the others. */
    public String attribute() {
        return attribute;
    }

    public boolean isBackLink() {
        return forward != this;
    }

    /** The link that this is, or that it goes back on. */
    public AddressBookLink forward() {
        return forward;
    }

    /** The type in the tag does not count. */
    public static Optional<AddressBookLink> of(PropertyTag tag) {
        return Arrays.stream(values()).filter(link -> link.id == tag.id()).findFirst();
    }
}
