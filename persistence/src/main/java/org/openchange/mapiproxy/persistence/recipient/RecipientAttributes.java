/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.recipient;

import java.util.List;

/** Names of attributes that only recipients have, beside those of {@link org.openchange.mapiproxy.persistence.directory.Attributes}. */
final class RecipientAttributes {
    static final String GIVEN_NAME = "givenName";
    static final String SURNAME = "sn";
    static final String TYPE_DETAILS = "msExchRecipientTypeDetails";
    static final String WIRELESS = "msExchOmaAdminWirelessEnable";
    static final String TARGET_ADDRESS = "targetAddress";
    static final String GROUP_TYPE = "groupType";
    static final String DYNAMIC_FILTER = "msExchDynamicDLFilter";
    static final String DYNAMIC_BASE = "msExchDynamicDLBaseDN";
    static final String PASSWORD = "userPassword";

    static final String USER_CLASS = "user";
    static final String GROUP_CLASS = "group";
    static final String DYNAMIC_GROUP_CLASS = "msExchDynamicDistributionList";
    static final String CONTACT_CLASS = "contact";

    /** What makes a recipient of an entry, and is taken away with the mailbox. */
    static final List<String> OF_MAIL = List.of(
            "mailNickname",
            "homeMDB",
            "homeMTA",
            "legacyExchangeDN",
            "proxyAddresses",
            "targetAddress",
            "showInAddressBook",
            "msExchHideFromAddressLists",
            "msExchUserAccountControl",
            "msExchRecipientTypeDetails",
            "msExchRecipientDisplayType",
            "msExchOmaAdminWirelessEnable");

    private RecipientAttributes() {}
}
