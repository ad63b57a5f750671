/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerDirectoryTest {
    @TempDir
    private Path temporary;

    private Path home;
    private InstanceDirectory directory;
    private ServerDirectory server;

    @BeforeEach
    void provision() throws Exception {
        home = temporary.resolve("home");
        write(home.resolve("standalone/configuration/standalone.xml"), "first");
        write(home.resolve("standalone/deployments/mapiproxy.ear"), "ear");
        directory = new InstanceDirectory(temporary.resolve("data"));
        directory.create();
        server = new ServerDirectory(home, directory);
    }

    @Test
    void copiesConfigurationAndEar() throws Exception {
        assertThat(server.prepare()).isTrue();

        assertThat(server.base().resolve("configuration/standalone.xml")).hasContent("first");
        assertThat(server.base().resolve("deployments/mapiproxy.ear")).hasContent("ear");
    }

    @Test
    void leavesItAloneWhileTheBuildIsTheSame() throws Exception {
        server.prepare();
        write(server.base().resolve("configuration/standalone.xml"), "changed by the server");

        assertThat(server.prepare()).isFalse();
        assertThat(server.base().resolve("configuration/standalone.xml")).hasContent("changed by the server");
    }

    @Test
    void takesANewBuildAndKeepsWhatIsNotOfTheBuild() throws Exception {
        server.prepare();
        write(server.base().resolve("deployments/their-module.jar"), "theirs");
        write(server.base().resolve("data/kept"), "kept");
        write(home.resolve("standalone/deployments/mapiproxy.ear"), "new ear");

        assertThat(server.prepare()).isTrue();

        assertThat(server.base().resolve("deployments/mapiproxy.ear")).hasContent("new ear");
        assertThat(server.base().resolve("deployments/their-module.jar")).hasContent("theirs");
        assertThat(server.base().resolve("data/kept")).hasContent("kept");
    }

    @Test
    void doesNotMistakeTheMarkersOfTheLastRunForNewOnes() throws Exception {
        server.prepare();
        write(server.base().resolve("deployments/mapiproxy.ear.deployed"), "");
        write(server.base().resolve("deployments/mapiproxy.ear.failed"), "reason");
        assertThat(server.deployed()).isTrue();
        assertThat(server.failure()).contains("reason");

        server.prepare();

        assertThat(server.deployed()).isFalse();
        assertThat(server.failure()).isEmpty();
    }

    @Test
    void saysThatTheServerHasToBeBuilt() throws Exception {
        Files.delete(home.resolve("standalone/deployments/mapiproxy.ear"));

        assertThatThrownBy(server::prepare)
                .isInstanceOf(LauncherException.class)
                .hasMessageContaining("start by the script ./mapiproxy");
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
