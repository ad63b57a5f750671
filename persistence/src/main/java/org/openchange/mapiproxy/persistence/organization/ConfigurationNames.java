/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.organization;

/** Names of the objects of an organization and of their classes and attributes, as Exchange has them. What provisioning writes and {@link Organizations} reads. */
public final class ConfigurationNames {
    public static final String EXCHANGE_CLASS = "msExchConfigurationContainer";
    public static final String ORGANIZATION_CLASS = "msExchOrganizationContainer";
    public static final String ADMINISTRATIVE_GROUPS_CLASS = "msExchAdminGroupContainer";
    public static final String ADMINISTRATIVE_GROUP_CLASS = "msExchAdminGroup";
    public static final String SERVERS_CLASS = "msExchServersContainer";
    public static final String SERVER_CLASS = "msExchExchangeServer";
    public static final String INFORMATION_STORE_CLASS = "msExchInformationStore";
    public static final String STORAGE_GROUP_CLASS = "msExchStorageGroup";
    public static final String PRIVATE_DATABASE_CLASS = "msExchPrivateMDB";
    public static final String PUBLIC_DATABASE_CLASS = "msExchPublicMDB";
    public static final String MTA_CLASS = "mTA";
    public static final String ADDRESS_LIST_CLASS = "addressBookContainer";
    public static final String DISPLAY_TEMPLATE_CLASS = "displayTemplate";
    public static final String ADDRESS_TEMPLATE_CLASS = "addressTemplate";
    public static final String RECIPIENT_POLICY_CLASS = "msExchRecipientPolicy";
    public static final String CONTAINER_CLASS = "container";
    public static final String EXCHANGE_CONTAINER_CLASS = "msExchContainer";

    public static final String ADMINISTRATIVE_GROUPS = "Administrative Groups";
    public static final String SERVERS = "Servers";
    public static final String ADDRESS_LISTS = "Address Lists Container";
    public static final String ALL_ADDRESS_LISTS = "All Address Lists";
    public static final String ALL_GLOBAL_ADDRESS_LISTS = "All Global Address Lists";
    public static final String ADDRESSING = "Addressing";
    public static final String DISPLAY_TEMPLATES = "Display-Templates";
    public static final String ADDRESS_TEMPLATES = "Address-Templates";
    public static final String RECIPIENT_POLICIES = "Recipient Policies";

    public static final String DISPLAY_TABLE = "addressEntryDisplayTable";
    public static final String ADDRESS_SYNTAX = "addressSyntax";
    public static final String ADDRESS_TYPE = "addressType";
    public static final String HELP_FILE_NAME = "helpFileName";
    public static final String GATEWAY_PROXY = "gatewayProxy";
    public static final String ADDRESS_BOOK_ROOTS = "addressBookRoots";
    public static final String GLOBAL_ADDRESS_LIST = "globalAddressList";
    public static final String TEMPLATE_ROOTS = "templateRoots";

    private ConfigurationNames() {}
}
