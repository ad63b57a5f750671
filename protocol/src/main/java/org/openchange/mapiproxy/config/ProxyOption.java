/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.config;

import java.util.Arrays;
import java.util.Optional;

/** Every option that the proxy knows, with the text of its default. */
public enum ProxyOption {
    NETBIOS_NAME("netbios name", ""),
    WORKGROUP("workgroup", "WORKGROUP"),
    REALM("realm", ""),
    ENDPOINT_SERVERS("dcerpc endpoint servers", "epmapper, mapiproxy"),
    KEYTAB("dedicated keytab file", ""),

    SERVER("dcerpc_mapiproxy:server", "no"),
    BINDING("dcerpc_mapiproxy:binding", ""),
    USERNAME("dcerpc_mapiproxy:username", ""),
    PASSWORD("dcerpc_mapiproxy:password", ""),
    PASSWORD_FILE("dcerpc_mapiproxy:password file", ""),
    DOMAIN("dcerpc_mapiproxy:domain", ""),
    INTERFACES("dcerpc_mapiproxy:interfaces", "exchange_emsmdb, exchange_nsp, exchange_ds_rfr"),
    MODULES("dcerpc_mapiproxy:modules", ""),
    NSPI_SERVER("dcerpc_mapiproxy:nspi_server", ""),
    EMSMDB_SERVER("dcerpc_mapiproxy:emsmdb_server", ""),
    RFR_SERVER("dcerpc_mapiproxy:rfr_server", ""),
    REPLACE_NAMES("dcerpc_mapiproxy:replace names", "yes"),
    NDRDUMP("dcerpc_mapiproxy:ndrdump", "no"),
    USE_MACHINE_ACCOUNT("dcerpc_mapiproxy:use_machine_account", "no"),
    DELEGATED_AUTH("dcerpc_mapiproxy:delegated_auth", "no"),
    SAMDB_URL("dcerpc_mapiproxy:samdb_url", ""),

    NODE_NAME("mapiproxy:node name", ""),
    DATA_DIRECTORY("mapiproxy:data directory", "data"),
    BIND_ADDRESS("mapiproxy:bind address", "127.0.0.1"),
    EPM_PORT("mapiproxy:epm port", "135"),
    RPC_PORT("mapiproxy:rpc port", "0"),
    INTERFACES_ON_EPM_PORT("mapiproxy:interfaces on epm port", "no"),
    ACCOUNTS_FILE("mapiproxy:accounts file", ""),
    LOGON("mapiproxy:logon", "accounts, directory"),
    DOMAIN_CONTROLLERS("mapiproxy:domain controllers", ""),
    MACHINE_PASSWORD_DAYS("mapiproxy:machine password days", "30"),
    LOGON_ATTEMPTS("mapiproxy:logon attempts", "10"),
    LOGON_ATTEMPTS_PER_ADDRESS("mapiproxy:logon attempts per address", "100"),
    LOGON_WINDOW("mapiproxy:logon window", "600"),
    LOCKOUT_DURATION("mapiproxy:lockout duration", "300"),
    ANONYMOUS_LOGON("mapiproxy:anonymous logon", "epmapper"),
    MINIMUM_AUTH_LEVEL("mapiproxy:minimum auth level", "connect"),
    OPENCHANGEDB("mapiproxy:openchangedb", Effect.NONE),
    OPENCHANGEDB_LOGGER("mapiproxy:openchangedb_logger", Effect.NONE),
    OPENCHANGEDB_LOGGER_PREFIX("mapiproxy:openchangedb_logger_prefix", Effect.NONE),

    DIRECTORY("mapiproxy:directory", "embedded"),
    DIRECTORY_URL("mapiproxy:directory url", ""),
    DIRECTORY_START_TLS("mapiproxy:directory start tls", "yes"),
    DIRECTORY_TRUST("mapiproxy:directory trust file", ""),
    DIRECTORY_BIND_DN("mapiproxy:directory bind dn", ""),
    DIRECTORY_PASSWORD("mapiproxy:directory password", ""),
    DIRECTORY_PASSWORD_FILE("mapiproxy:directory password file", ""),
    DIRECTORY_BASE("mapiproxy:directory base", ""),
    DIRECTORY_USERS("mapiproxy:directory users", ""),
    DIRECTORY_CONNECTIONS("mapiproxy:directory connections", "8"),
    DIRECTORY_TIMEOUT("mapiproxy:directory timeout", "10"),
    DIRECTORY_PORT("mapiproxy:directory port", "0"),
    ORGANIZATION("mapiproxy:organization", "First Organization"),
    ADMINISTRATIVE_GROUP("mapiproxy:administrative group", "First Administrative Group"),
    DATABASE("mapiproxy:database", ""),
    DATABASE_USER("mapiproxy:database user", ""),
    DATABASE_PASSWORD("mapiproxy:database password", ""),
    DATABASE_PASSWORD_FILE("mapiproxy:database password file", ""),
    DATABASE_CONNECTIONS("mapiproxy:database connections", "16"),

    ADDRESS_BOOK_REFRESH("mapiproxy:address book refresh", "30"),
    ADDRESS_BOOK_OBJECTS("mapiproxy:address book objects", "500000"),
    ADDRESS_BOOK_TABLES("mapiproxy:address book tables", "8"),

    CLUSTER_NAME("mapiproxy:cluster name", ""),
    CLUSTER_ADDRESS("mapiproxy:cluster address", "127.0.0.1"),
    CLUSTER_PORT("mapiproxy:cluster port", "7600"),
    CLUSTER_MEMBERS("mapiproxy:cluster members", ""),
    CLUSTER_GRACE("mapiproxy:cluster grace", "300"),

    MAX_CONNECTIONS("mapiproxy:max connections", "20000"),
    MAX_CONNECTIONS_PER_ADDRESS("mapiproxy:max connections per address", "2000"),
    MAX_FRAGMENT("mapiproxy:max fragment", "5840"),
    MAX_REQUEST("mapiproxy:max request", "4194304"),
    MAX_BIND_CONTEXTS("mapiproxy:max bind contexts", "128"),
    MAX_AUTH_ATTEMPTS("mapiproxy:max auth attempts", "2049"),
    MAX_PENDING_CALLS("mapiproxy:max pending calls", "256"),
    HANDSHAKE_TIMEOUT("mapiproxy:handshake timeout", "30"),
    IDLE_TIMEOUT("mapiproxy:idle timeout", "7200"),
    RELAY_TIMEOUT("mapiproxy:relay timeout", "360"),
    DRAIN_TIMEOUT("mapiproxy:drain timeout", "10"),
    MAX_AHEAD_CALLS("mapiproxy:max ahead calls", "256"),
    MAX_AHEAD_BYTES("mapiproxy:max ahead bytes", "16777216");

    private enum Effect {
        NONE
    }

    private final String optionName;
    private final String defaultText;
    private final boolean effective;

    ProxyOption(String optionName, String defaultText) {
        this.optionName = optionName;
        this.defaultText = defaultText;
        this.effective = true;
    }

    ProxyOption(String optionName, Effect none) {
        this.optionName = optionName;
        this.defaultText = "";
        this.effective = none != Effect.NONE;
    }

    /** As the documentation writes it, for example {@code mapiproxy:epm port}. */
    public String optionName() {
        return optionName;
    }

    /** As a value in the file; empty when there is none, or when it depends on the machine or on another option. */
    public String defaultText() {
        return defaultText;
    }

    /** False for an option of the original that is accepted and does nothing here. */
    public boolean effective() {
        return effective;
    }

    public boolean secret() {
        return this == PASSWORD || this == DIRECTORY_PASSWORD || this == DATABASE_PASSWORD;
    }

    /** {@code mapiproxy.epm.port}: the name as a system property, and in any other source of MicroProfile Config. */
    public String propertyName() {
        return OptionName.propertyName(optionName);
    }

    /** {@code MAPIPROXY_EPM_PORT}. */
    public String environmentName() {
        return OptionName.environmentName(propertyName());
    }

    /** Finds an option as a file may write it; case and white space do not count. */
    public static Optional<ProxyOption> named(String name) {
        String normalized = OptionName.normalize(name);
        return Arrays.stream(values())
                .filter(option -> OptionName.normalize(option.optionName).equals(normalized))
                .findFirst();
    }
}
