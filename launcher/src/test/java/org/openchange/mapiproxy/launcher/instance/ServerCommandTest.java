/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.config.ClusterSettings;
import org.openchange.mapiproxy.config.Secret;
import org.openchange.mapiproxy.persistence.database.DatabaseAddress;

class ServerCommandTest {

    private static ServerCommand command(Optional<ClusterSettings> cluster) {
        return new ServerCommand(
                Path.of("/opt/server"),
                new InstanceDirectory(Path.of("/srv/one")),
                "one",
                "127.0.0.2",
                18080,
                19990,
                "1g",
                List.of("-XX:+UseSerialGC"),
                cluster,
                new ServerDatabase(
                        new DatabaseAddress(
                                "postgresql",
                                "jdbc:postgresql://db/mail",
                                Optional.of("mail"),
                                Optional.of(new Secret("s3cret"))),
                        7),
                Map.of("mapiproxy.epm.port", "1135"));
    }

    @Test
    void leavesAloneWhatBelongsToAClusterWhereThereIsNone() {
        assertThat(command(Optional.empty()).commandLine()).noneMatch(option -> option.contains("jgroups"));
    }

    @Test
    void hasTheCachesStartedInACluster() {
        ClusterSettings cluster = new ClusterSettings(
                "front", "127.0.0.3", 7601, List.of("10.0.0.1[7600]", "10.0.0.2[7601]"), Duration.ofSeconds(60));

        assertThat(command(Optional.of(cluster)).commandLine())
                .contains(
                        "-Dmapiproxy.jgroups.cluster=front",
                        "-Dmapiproxy.jgroups.address=127.0.0.3",
                        "-Dmapiproxy.jgroups.port=7601",
                        "-Dmapiproxy.jgroups.members=10.0.0.1[7600],10.0.0.2[7601]",
                        "-Dmapiproxy.jgroups.slots=java:jboss/infinispan/cache/mapiproxy/slots",
                        "-Dmapiproxy.jgroups.nodes=java:jboss/infinispan/cache/mapiproxy/nodes");
    }

    @Test
    void tellsTheDataSourceByPropertiesAndThePasswordByTheEnvironment() {
        ServerCommand command = command(Optional.empty());

        assertThat(command.commandLine())
                .contains(
                        "-Dmapiproxy.datasource.driver=postgresql",
                        "-Dmapiproxy.datasource.url=jdbc:postgresql://db/mail",
                        "-Dmapiproxy.datasource.user=mail",
                        "-Dmapiproxy.datasource.connections=7",
                        "-Dh2.bindAddress=127.0.0.1")
                .noneMatch(option -> option.contains("s3cret"));
        assertThat(command.database().environment())
                .containsExactly(Map.entry("MAPIPROXY_DATASOURCE_PASSWORD", "s3cret"));
        assertThat(command.toString()).doesNotContain("s3cret");
    }

    @Test
    void startsWildFlyWithTheStateInTheDataDirectory() {
        assertThat(command(Optional.empty()).commandLine())
                .containsSubsequence(
                        "-Xmx1g",
                        "-XX:+UseSerialGC",
                        "-jar",
                        "/opt/server/jboss-modules.jar",
                        "org.jboss.as.standalone")
                .contains(
                        "-Djboss.server.base.dir=/srv/one/server",
                        "-Djboss.server.log.dir=/srv/one/log",
                        "-Djboss.bind.address=127.0.0.2",
                        "-Djboss.bind.address.management=127.0.0.1",
                        "-Djboss.http.port=18080",
                        "-Djboss.management.http.port=19990",
                        "-Djboss.node.name=one",
                        "-Djboss.tx.node.id=one",
                        "-Dmapiproxy.console.users=/srv/one/console/users.properties",
                        "-Dmapiproxy.epm.port=1135");
    }
}
