/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.dcerpc.BindingString;

/** The samples in the original's documentation load unchanged. */
class DocumentationSamplesTest {

    static ProxySettings sample(String name) {
        return ProxySettings.load(ConfFile.read(resource(name)), Overrides.none());
    }

    static Path resource(String name) {
        try {
            return Path.of(DocumentationSamplesTest.class
                    .getResource("/config/" + name)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void loadsTheFiveMinuteProxy() {
        ProxySettings settings = sample("five-minutes.conf");

        assertThat(settings.identity()).isEqualTo(new ProxyIdentity("MAPIPROXY", "EXAMPLE", "example.org"));
        assertThat(settings.identity().fqdn()).isEqualTo("mapiproxy.example.org");
        assertThat(settings.endpointServers()).containsExactly("epmapper", "mapiproxy");
        assertThat(settings.proxy().binding()).contains(BindingString.parse("ncacn_ip_tcp:192.0.2.1[print]"));
        assertThat(settings.proxy().credentials())
                .contains(new UpstreamCredentials("Administrator", new Secret("exchange&secret"), "EXCHANGE"));
        assertThat(settings.proxy().modules()).containsExactly("downgrade");
        assertThat(settings.registeredInterfaces())
                .extracting(InterfaceName::name)
                .containsExactly("exchange_emsmdb", "exchange_nsp", "exchange_ds_rfr");
        assertThat(settings.proxy().relays()).isTrue();
    }

    @Test
    void notesOnceWhatHasNoMeaningHere() {
        ProxySettings settings = sample("five-minutes.conf");

        assertThat(settings.notes())
                .anyMatch(note -> note.contains("\"server role\" is an option of Samba's"))
                .anyMatch(note -> note.contains("\"dcesrv:assoc group checking\" is an option of Samba's"))
                .filteredOn(note -> note.contains("share of Samba's"))
                .hasSize(2);
    }

    @Test
    void loadsTheServerModeOfTheOriginalAndNotesWhatIsMissing() {
        ProxySettings settings = sample("server-mode.conf");

        assertThat(settings.proxy().server()).isTrue();
        assertThat(settings.proxy().relays()).isFalse();
        assertThat(settings.registeredInterfaces())
                .extracting(InterfaceName::name)
                .containsExactly("exchange_nsp", "exchange_ds_rfr");
        assertThat(settings.notes())
                .anyMatch(note -> note.contains("exchange_emsmdb is not registered"))
                .anyMatch(note -> note.contains("\"mapiproxy:openchangedb\" is accepted, but has no effect"))
                .anyMatch(note -> note.contains("\"mapistore:namedproperties\" is accepted, but has no effect"))
                .noneMatch(note -> note.contains("openchange$password"));
    }

    @Test
    void keepsTheOptionsOfModules() {
        ProxySettings settings = sample("wan-proxy.conf");

        assertThat(settings.proxy().modules()).containsExactly("pack", "cache", "dummy");
        assertThat(settings.moduleOptions().find("mpm_pack:opnums")).contains("0x07, 0x12,0x15");
        assertThat(settings.moduleOptions().find("MPM_Cache : Path")).contains("/var/cache/mapiproxy");
        assertThat(settings.moduleOptions().find("mpm_dummy:test")).contains("this is a test");
        assertThat(settings.moduleOptions().find("mpm_dummy:other")).isEmpty();
    }

    @Test
    void takesNamesInAnyCaseAndValuesInQuotes() {
        ProxySettings settings = sample("wan-proxy.conf");

        assertThat(settings.identity().fqdn()).isEqualTo("branch.example.org");
        assertThat(settings.proxy().binding().orElseThrow().host()).isEqualTo("exchange.example.org");
        assertThat(settings.proxy().credentials())
                .contains(new UpstreamCredentials("proxy", new Secret("a b"), "EXAMPLE"));
    }
}
