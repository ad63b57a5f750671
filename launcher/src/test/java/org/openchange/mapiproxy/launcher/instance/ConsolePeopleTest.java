/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsolePeopleTest {
    @TempDir
    private Path root;

    private ConsolePeople people;

    @BeforeEach
    void create() throws Exception {
        InstanceDirectory directory = new InstanceDirectory(root);
        directory.create();
        people = new ConsolePeople(directory);
    }

    @Test
    void tellsTheAdministratorsPasswordOnlyWhenItIsNew() throws Exception {
        assertThat(people.prepare()).isPresent();
        assertThat(people.prepare()).isEmpty();
    }

    @Test
    void keepsTheHashThatTheServersRealmExpects() throws Exception {
        String password = people.prepare().orElseThrow();

        byte[] hash = MessageDigest.getInstance("MD5")
                .digest(("admin:MAPIProxy:" + password).getBytes(StandardCharsets.UTF_8));
        assertThat(Files.readAllLines(people.users()))
                .contains("#$REALM_NAME=MAPIProxy$", "admin=" + HexFormat.of().formatHex(hash));
        assertThat(Files.readString(people.users())).doesNotContain(password);
    }

    @Test
    void givesTheLauncherANewLoginAtEachStart() throws Exception {
        people.prepare();
        String first = people.launcherPassword().orElseThrow();
        people.prepare();

        assertThat(people.launcherPassword().orElseThrow()).isNotEqualTo(first);
        assertThat(Files.readAllLines(people.users()).stream().filter(line -> line.startsWith("launcher=")))
                .hasSize(1);
    }

    @Test
    void makesAnotherPasswordAfterOneThatNobodyHasSeen() throws Exception {
        String unseen = people.prepare().orElseThrow();

        people.forget();

        assertThat(people.prepare()).isPresent().get().isNotEqualTo(unseen);
    }

    @Test
    void nobodyElseCanReadItsFiles() throws Exception {
        people.prepare();

        for (Path file : List.of(people.users(), people.groups(), root.resolve("console/launcher.password"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .as(file.toString())
                    .isEqualTo("rw-------");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("console"))))
                .isEqualTo("rwx------");
    }
}
