/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServerCommandTest {

    @Test
    void startsWildFlyWithTheStateInTheDataDirectory() {
        ServerCommand command = new ServerCommand(
                Path.of("/opt/server"),
                new InstanceDirectory(Path.of("/srv/one")),
                "one",
                "127.0.0.2",
                18080,
                19990,
                "1g",
                List.of("-XX:+UseSerialGC"),
                Map.of("mapiproxy.epm.port", "1135"));

        assertThat(command.commandLine())
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
