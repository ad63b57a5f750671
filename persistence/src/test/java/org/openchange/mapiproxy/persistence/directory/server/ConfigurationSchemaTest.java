/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The schema as LDIF, loaded by Debian's slapd into its configuration. */
class ConfigurationSchemaTest {
    private static final String SLAPD = "/usr/sbin/slapd";

    @TempDir
    Path directory;

    @Test
    void isTakenByAServerThatIsConfiguredInItsDirectory() throws Exception {
        Programs.require(SLAPD, "slapd");
        Path configuration = directory.resolve("slapd.conf");
        Files.writeString(
                configuration,
                """
                include /etc/ldap/schema/core.schema
                include /etc/ldap/schema/cosine.schema
                include /etc/ldap/schema/inetorgperson.schema
                database config
                """);
        String converted = Files.createDirectory(directory.resolve("slapd.d")).toString();
        slapd("-T", "test", "-f", configuration.toString(), "-F", converted);

        for (String name : List.of("samba-password", "mapiproxy")) {
            Path ldif = directory.resolve(name + ".ldif");
            try (InputStream in = getClass().getResourceAsStream("/schema/openldap/" + name + ".ldif")) {
                Files.copy(in, ldif);
            }
            slapd("-T", "add", "-F", converted, "-n", "0", "-l", ldif.toString());
        }

        assertThat(slapd("-T", "test", "-F", converted)).contains("succeeded");
        assertThat(slapd("-T", "cat", "-o", "ldif_wrap=no", "-F", converted, "-n", "0"))
                .contains("NAME 'msExchOrganizationContainer'");
    }

    private String slapd(String... arguments) {
        String[] command = new String[arguments.length + 1];
        command[0] = SLAPD;
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return Programs.run(directory, command);
    }
}
