/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.recipient;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.openchange.mapiproxy.config.DirectorySettings;
import org.openchange.mapiproxy.config.ProxyIdentity;
import org.openchange.mapiproxy.persistence.directory.Directories;
import org.openchange.mapiproxy.persistence.directory.Directory;

class EmbeddedRecipientsTest extends RecipientsContract {
    @Override
    protected Directory openDirectory(Path folder) throws Exception {
        return Directories.open(
                new DirectorySettings(
                        DirectorySettings.Schema.EMBEDDED,
                        List.of(),
                        true,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        4,
                        Duration.ofSeconds(30),
                        0,
                        folder.resolve("directory")),
                new ProxyIdentity("mail", "example", "example.org"));
    }
}
