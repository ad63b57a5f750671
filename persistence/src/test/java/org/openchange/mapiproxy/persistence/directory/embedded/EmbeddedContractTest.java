/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.openchange.mapiproxy.config.DirectorySettings;
import org.openchange.mapiproxy.config.ProxyIdentity;
import org.openchange.mapiproxy.persistence.directory.Directories;
import org.openchange.mapiproxy.persistence.directory.Directory;
import org.openchange.mapiproxy.persistence.directory.DirectoryContract;

/** The embedded directory does what the servers of others do. */
class EmbeddedContractTest extends DirectoryContract {
    @TempDir
    static Path files;

    private static Directory directory;

    @BeforeAll
    static void open() throws Exception {
        DirectorySettings settings = new DirectorySettings(
                DirectorySettings.Schema.EMBEDDED,
                List.of(),
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                4,
                Duration.ofSeconds(10),
                0,
                files);
        directory = Directories.open(settings, new ProxyIdentity("proxy", "EXAMPLE", "example.test"));
    }

    @AfterAll
    static void close() {
        directory.close();
    }

    @Override
    protected Directory directory() {
        return directory;
    }
}
