/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SysPropConfigSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the implementation of MicroProfile Config that WildFly has. */
class MapiProxyConfigSourceTest {

    @TempDir
    Path directory;

    private Path conf;

    @BeforeEach
    void nameTheFile() throws IOException {
        conf = Files.writeString(
                directory.resolve("mapiproxy.conf"),
                """
                [global]
                realm = example.org
                server role = domain controller
                dcerpc_mapiproxy:binding = ncacn_ip_tcp:192.0.2.1
                dcerpc_mapiproxy:username = u
                dcerpc_mapiproxy:password = hidden-word
                dcerpc_mapiproxy:pasword = hidden-word
                mapiproxy:epm port = 1135
                MPM_Dummy : Test = seen
                [sysvol]
                path = /x
                """);
        System.setProperty(ProxySettings.FILE_PROPERTY, conf.toString());
    }

    @AfterEach
    void forget() {
        System.clearProperty(ProxySettings.FILE_PROPERTY);
        System.clearProperty("mapiproxy.epm.port");
    }

    private static SmallRyeConfig config(Map<String, String> environment) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(
                        new MapiProxyConfigSource(), new SysPropConfigSource(), new EnvConfigSource(environment, 300))
                .build();
    }

    private ProxySettings settings(Map<String, String> environment) throws IOException {
        Files.writeString(conf, Files.readString(conf).replace("dcerpc_mapiproxy:pasword", "mpm_dummy:pasword"));
        return ProxySettings.load(Overrides.of(config(environment)));
    }

    @Test
    void isFoundByTheContainer() {
        assertThat(ServiceLoader.load(ConfigSource.class)).hasAtLeastOneElementOfType(MapiProxyConfigSource.class);
    }

    @Test
    void offersOptionsInBothSpellings() {
        SmallRyeConfig config = config(Map.of());

        assertThat(config.getValue("mapiproxy:epm port", Integer.class)).isEqualTo(1135);
        assertThat(config.getValue("mapiproxy.epm.port", Integer.class)).isEqualTo(1135);
        assertThat(config.getValue("mpm_dummy:test", String.class)).isEqualTo("seen");
        assertThat(config.getValue("mpm_dummy.test", String.class)).isEqualTo("seen");
        assertThat(config.getValue("mapiproxy.realm", String.class)).isEqualTo("example.org");
    }

    @Test
    void offersNeitherPasswordsNorOptionsOfSamba() {
        Map<String, String> properties = new MapiProxyConfigSource().getProperties();

        assertThat(properties).doesNotContainValue("hidden-word").doesNotContainValue("domain controller");
        assertThat(properties).doesNotContainKey("mapiproxy.path").doesNotContainKey("path");
    }

    @Test
    void isEmptyWithoutAFile() {
        System.clearProperty(ProxySettings.FILE_PROPERTY);

        assertThat(new MapiProxyConfigSource().getPropertyNames()).isEmpty();
    }

    @Test
    void givesWayToTheEnvironmentAndThatToSystemProperties() throws IOException {
        assertThat(settings(Map.of()).listeners().epmPort()).isEqualTo(1135);
        assertThat(settings(Map.of("MAPIPROXY_EPM_PORT", "2135")).listeners().epmPort())
                .isEqualTo(2135);

        System.setProperty("mapiproxy.epm.port", "3135");
        assertThat(settings(Map.of("MAPIPROXY_EPM_PORT", "2135")).listeners().epmPort())
                .isEqualTo(3135);
    }

    @Test
    void takesAPasswordAsItIs() throws IOException {
        ProxySettings settings = settings(Map.of("DCERPC_MAPIPROXY_PASSWORD", "a$$b\\${c},d"));

        assertThat(settings.proxy().credentials().orElseThrow().password().reveal())
                .isEqualTo("a$$b\\${c},d");
    }

    @Test
    void takesThePasswordFromTheFileThoughTheSourceHidesIt() throws IOException {
        assertThat(settings(Map.of()).proxy().credentials().orElseThrow().password())
                .isEqualTo(new Secret("hidden-word"));
    }

    @Test
    void letsTheEnvironmentSetAnOptionOfAModule() throws IOException {
        ProxySettings settings = settings(Map.of("MPM_CACHE_PATH", "/var/cache"));

        assertThat(settings.moduleOptions().find("mpm_cache:path")).contains("/var/cache");
        assertThat(settings.moduleOptions().find("mpm_dummy:test")).contains("seen");
    }
}
