/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openchange.mapiproxy.dcerpc.AuthLevel;

class ProxySettingsTest {
    private static final String UPSTREAM = "dcerpc_mapiproxy:binding = ncacn_ip_tcp:192.0.2.1\n";

    @TempDir
    Path directory;

    private static ProxySettings load(String text) {
        return ProxySettings.load(ConfFile.parse("test.conf", text), Overrides.none());
    }

    private static ProxySettings load(String text, Map<String, String> overrides) {
        return ProxySettings.load(ConfFile.parse("test.conf", text), name -> Optional.ofNullable(overrides.get(name)));
    }

    @Test
    void startsWithoutAnyFile() {
        ProxySettings settings = ProxySettings.load(Overrides.none());

        assertThat(settings.limits()).isEqualTo(Limits.DEFAULT);
        assertThat(settings.listeners()).isEqualTo(new ListenerSettings("127.0.0.1", 135, 0, false));
        assertThat(settings.endpointServers()).containsExactly("epmapper", "mapiproxy");
        assertThat(settings.mapsEndpoints()).isTrue();
        assertThat(settings.identity().workgroup()).isEqualTo("WORKGROUP");
        assertThat(settings.identity().netbiosName()).matches("[A-Z0-9-]{1,15}");
        assertThat(settings.node()).isEqualToIgnoringCase(settings.identity().netbiosName());
        assertThat(settings.security().minimumLevel()).isEqualTo(AuthLevel.CONNECT);
        assertThat(settings.security().keytab()).isEmpty();
        assertThat(settings.security().accounts())
                .isEqualTo(settings.dataDirectory().resolve("accounts"));
    }

    @Test
    void registersNothingWithoutABindingAndSaysSo() {
        ProxySettings settings = load("");

        assertThat(settings.registeredInterfaces()).isEmpty();
        assertThat(settings.notes())
                .containsExactly(
                        "dcerpc_mapiproxy:binding is not set: nothing is relayed, and these interfaces are not "
                                + "registered: exchange_emsmdb, exchange_nsp, exchange_ds_rfr");
    }

    @Test
    void registersAnInterfaceWithAServerOfItsOwnWithoutABinding() {
        ProxySettings settings = load("dcerpc_mapiproxy:nspi_server = directory");

        assertThat(settings.registeredInterfaces())
                .extracting(InterfaceName::name)
                .containsExactly("exchange_nsp");
        assertThat(settings.proxy().serverOf("exchange_nsp")).contains("directory");
        assertThat(settings.proxy().serverOf("exchange_emsmdb")).isEmpty();
    }

    @Test
    void registersInServerModeWhatHasAServerAndSaysWhatHasNone() {
        ProxySettings settings = load("dcerpc_mapiproxy:server = yes");
        ProxySettings named = load("dcerpc_mapiproxy:server = yes\ndcerpc_mapiproxy:emsmdb_server = mailbox");

        assertThat(settings.registeredInterfaces())
                .extracting(InterfaceName::name)
                .containsExactly("exchange_nsp", "exchange_ds_rfr");
        assertThat(settings.notes())
                .containsExactly(
                        "exchange_emsmdb is not registered: dcerpc_mapiproxy:server is set, no server of it comes "
                                + "with this version, and none is named");
        assertThat(named.registeredInterfaces()).hasSize(3);
        assertThat(named.notes()).isEmpty();
    }

    @Test
    void registersNothingWhenMapiproxyIsNoEndpointServer() {
        ProxySettings settings = load(UPSTREAM + "dcerpc endpoint servers = -mapiproxy");

        assertThat(settings.endpointServers()).containsExactly("epmapper");
        assertThat(settings.registeredInterfaces()).isEmpty();
    }

    @Test
    void notesEndpointServersOfSamba() {
        ProxySettings settings = load("dcerpc endpoint servers = samr, epmapper, +asyncemsmdb");

        assertThat(settings.endpointServers()).containsExactly("epmapper", "asyncemsmdb");
        assertThat(settings.notes()).contains("endpoint server samr is Samba's and does not exist here");
    }

    @Test
    void registersAsyncEmsmdbOnceWhenItIsAnEndpointServer() {
        ProxySettings settings = load(UPSTREAM
                + "dcerpc endpoint servers = +asyncemsmdb\ndcerpc_mapiproxy:interfaces = exchange_emsmdb, asyncemsmdb");
        ProxySettings alone = load(UPSTREAM + "dcerpc endpoint servers = epmapper, asyncemsmdb");

        assertThat(settings.registeredInterfaces())
                .extracting(InterfaceName::name)
                .containsExactly("exchange_emsmdb", "asyncemsmdb");
        assertThat(alone.registeredInterfaces()).extracting(InterfaceName::name).containsExactly("asyncemsmdb");
    }

    @Test
    void letsBothListenersHaveAPortOfTheSystemsChoice() {
        assertThat(load("mapiproxy:epm port = 0\nmapiproxy:rpc port = 0")
                        .listeners()
                        .epmPort())
                .isZero();
    }

    @Test
    void namesInterfacesAsTheirIdlDoes() throws IOException {
        for (String name : ProxySettings.INTERFACES) {
            try (Stream<Path> idl = Files.list(Path.of("src/main/idl"))) {
                assertThat(idl.map(ProxySettingsTest::text))
                        .anyMatch(text -> text.contains("\ninterface " + name + "\n"));
            }
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void relaysAnyInterfaceThatIsNamedByItsUuid() {
        ProxySettings settings = load(UPSTREAM
                + "dcerpc_mapiproxy:interfaces = Exchange_NSP, 12345778-1234-ABCD-EF00-0123456789AC/1.0, exchange_nsp");

        assertThat(settings.registeredInterfaces())
                .extracting(InterfaceName::name)
                .containsExactly("exchange_nsp", "12345778-1234-abcd-ef00-0123456789ac/1.0");
        assertThat(settings.registeredInterfaces().get(1).id()).isPresent();
    }

    @Test
    void letsPropertiesOverrideTheFile() {
        ProxySettings settings = load(
                "mapiproxy:epm port = 1135\nmapiproxy:rpc port = 1136\nrealm = example.org",
                Map.of("mapiproxy.epm.port", "2135", "mapiproxy.realm", "example.net", "mpm_dummy.test", "seen"));

        assertThat(settings.listeners().epmPort()).isEqualTo(2135);
        assertThat(settings.listeners().rpcPort()).isEqualTo(1136);
        assertThat(settings.identity().realm()).isEqualTo("example.net");
        assertThat(settings.moduleOptions().find("mpm_dummy:test")).contains("seen");
    }

    @Test
    void takesTheDefaultForAnEmptyValue() {
        ProxySettings settings = load(
                UPSTREAM + "mapiproxy:epm port =\ndcerpc_mapiproxy:modules = downgrade",
                Map.of("dcerpc_mapiproxy.modules", ""));

        assertThat(settings.listeners().epmPort()).isEqualTo(135);
        assertThat(settings.proxy().modules()).isEmpty();
    }

    @Test
    void takesTheLastOfSeveralValues() {
        assertThat(load("mapiproxy:epm port = 1\nmapiproxy:EPM Port = 2")
                        .listeners()
                        .epmPort())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"yes,true", "TRUE,true", "1,true", "On,true", "no,false", "False,false", "0,false", "off,false"})
    void knowsTheWordsForTruth(String word, boolean meaning) {
        assertThat(load("mapiproxy:interfaces on epm port = " + word)
                        .listeners()
                        .interfacesOnEpmPort())
                .isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource({"none,NONE", "connect,CONNECT", "call,PACKET", "Packet,PACKET", "sign,INTEGRITY", "privacy,PRIVACY"})
    void knowsTheAuthenticationLevels(String word, AuthLevel level) {
        assertThat(load("mapiproxy:minimum auth level = " + word).security().minimumLevel())
                .isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({"0.0.0.0", "::", "::1", "fe80::1", "proxy.example.org", "localhost"})
    void takesAddressesAndHostNamesToListenOn(String address) {
        assertThat(load("mapiproxy:bind address = " + address).listeners().bindAddress())
                .isEqualTo(address);
    }

    @Test
    void readsThePasswordFromTheFirstLineOfAFileBesideTheConfiguration() throws IOException {
        Files.writeString(directory.resolve("upstream.password"), "secret word\nanything\n");
        Path conf = Files.writeString(
                directory.resolve("mapiproxy.conf"),
                UPSTREAM + "dcerpc_mapiproxy:username = u\ndcerpc_mapiproxy:password file = upstream.password\n");

        ProxySettings settings = ProxySettings.load(ConfFile.read(conf), Overrides.none());

        assertThat(settings.proxy().credentials())
                .contains(new UpstreamCredentials("u", new Secret("secret word"), "WORKGROUP"));
    }

    @Test
    void findsTheFileThroughItsProperty() throws IOException {
        Path conf = Files.writeString(directory.resolve("mapiproxy.conf"), "mapiproxy:epm port = 1135\n");

        ProxySettings settings = ProxySettings.load(
                name -> name.equals(ProxySettings.FILE_PROPERTY) ? Optional.of(conf.toString()) : Optional.empty());

        assertThat(settings.listeners().epmPort()).isEqualTo(1135);
    }

    @Test
    void resolvesPathsAgainstTheDirectoryOfTheFile() throws IOException {
        Path conf = Files.writeString(
                directory.resolve("mapiproxy.conf"),
                "mapiproxy:data directory = state\nmapiproxy:accounts file = a/b\n");

        ProxySettings settings = ProxySettings.load(ConfFile.read(conf), Overrides.none());

        assertThat(settings.dataDirectory()).isEqualTo(directory.resolve("state"));
        assertThat(settings.security().accounts()).isEqualTo(directory.resolve("a/b"));
    }

    @Test
    void warnsOfAPasswordThatOthersCanRead() throws IOException {
        Path conf = Files.writeString(
                directory.resolve("mapiproxy.conf"),
                UPSTREAM + "dcerpc_mapiproxy:username = u\ndcerpc_mapiproxy:password = hidden-word\n");
        Files.setPosixFilePermissions(conf, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(ProxySettings.load(ConfFile.read(conf), Overrides.none()).notes())
                .anyMatch(note -> note.contains("chmod 600"));

        Files.setPosixFilePermissions(conf, PosixFilePermissions.fromString("rw-------"));
        assertThat(ProxySettings.load(ConfFile.read(conf), Overrides.none()).notes())
                .noneMatch(note -> note.contains("chmod 600"));
    }

    @Test
    void showsNoSecretInAnyText() {
        ConfFile file = ConfFile.parse(
                "test.conf", UPSTREAM + "dcerpc_mapiproxy:username = u\ndcerpc_mapiproxy:password = hidden-word\n");

        assertThat(file.toString()).doesNotContain("hidden-word");
        assertThat(ProxySettings.load(file, Overrides.none()).toString())
                .contains("username=u")
                .doesNotContain("hidden-word");
    }
}
