/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openchange.mapiproxy.config.DirectorySettings;
import org.openchange.mapiproxy.config.ProxyIdentity;
import org.openchange.mapiproxy.persistence.directory.DirectoryException.Reason;

class DirectoriesTest {
    private static final ProxyIdentity IDENTITY = new ProxyIdentity("proxy", "EXAMPLE", "example.test");

    @TempDir
    Path files;

    private DirectorySettings settings(DirectorySettings.Schema schema, String... urls) {
        return new DirectorySettings(
                schema,
                List.of(urls),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                2,
                Duration.ofSeconds(5),
                0,
                files);
    }

    @Test
    void keepsADirectoryOpenForItsLastUser() throws Exception {
        DirectorySettings settings = settings(DirectorySettings.Schema.EMBEDDED);
        Directory first = Directories.open(settings, IDENTITY);
        Directory second = Directories.open(settings, IDENTITY);
        String base = first.layout().base();
        assertThat(first).isInstanceOf(NtHashes.class);

        first.close();
        first.close();

        assertThat(second.read(base)).isPresent();
        second.close();
        DirectoryException failure = catchThrowableOfType(DirectoryException.class, () -> second.read(base));
        assertThat(failure.reason()).isEqualTo(Reason.UNAVAILABLE);
        try (Directory again = Directories.open(settings, IDENTITY)) {
            assertThat(again.read(base)).isPresent();
        }
    }

    @Test
    void triesAgainAfterNobodyAnswered() throws Exception {
        int nobody;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = closed.getLocalPort();
        }
        DirectorySettings settings = settings(DirectorySettings.Schema.OPENLDAP, "ldap://127.0.0.1:" + nobody);

        for (int i = 0; i < 2; i++) {
            DirectoryException failure =
                    catchThrowableOfType(DirectoryException.class, () -> Directories.open(settings, IDENTITY));
            assertThat(failure.reason()).isEqualTo(Reason.UNAVAILABLE);
        }
    }
}
