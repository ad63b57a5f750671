/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory;

/** Names of attributes and object classes, as Active Directory and Exchange's extension of its schema have them. */
public final class Attributes {
    public static final String OBJECT_CLASS = "objectClass";
    public static final String COMMON_NAME = "cn";
    public static final String DISPLAY_NAME = "displayName";
    public static final String ACCOUNT_NAME = "sAMAccountName";
    public static final String USER_PRINCIPAL_NAME = "userPrincipalName";
    public static final String MAIL = "mail";
    public static final String MAIL_NICKNAME = "mailNickname";
    public static final String LEGACY_EXCHANGE_DN = "legacyExchangeDN";
    public static final String PROXY_ADDRESSES = "proxyAddresses";
    public static final String HOME_MDB = "homeMDB";
    public static final String HOME_MTA = "homeMTA";
    public static final String SHOW_IN_ADDRESS_BOOK = "showInAddressBook";
    public static final String HIDE_FROM_ADDRESS_LISTS = "msExchHideFromAddressLists";
    public static final String PURPORTED_SEARCH = "purportedSearch";
    public static final String MEMBER = "member";
    public static final String NETWORK_ADDRESS = "networkAddress";
    public static final String RECIPIENT_DISPLAY_TYPE = "msExchRecipientDisplayType";
    public static final String USER_ACCOUNT_CONTROL = "msExchUserAccountControl";
    /** Bits of the account itself, [MS-ADTS] 2.2.16; bit {@link #ACCOUNT_DISABLED} refuses every log-on. */
    public static final String ACCOUNT_CONTROL = "userAccountControl";

    public static final String MANAGED_BY = "managedBy";

    /** Bit of {@link #ACCOUNT_CONTROL} and of {@link #USER_ACCOUNT_CONTROL}. */
    public static final int ACCOUNT_DISABLED = 0x2;

    private Attributes() {}
}
