/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.recipient;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.openchange.mapiproxy.config.ProxyIdentity;
import org.openchange.mapiproxy.persistence.directory.Directories;
import org.openchange.mapiproxy.persistence.directory.Directory;
import org.openchange.mapiproxy.persistence.directory.server.OpenLdapServer;

/** On Debian's slapd. */
class OpenLdapRecipientsTest extends RecipientsContract {
    private OpenLdapServer server;

    @Override
    protected Directory openDirectory(Path folder) throws Exception {
        server = new OpenLdapServer(folder);
        return Directories.open(server.settings(), new ProxyIdentity("mail", "example", "example.org"));
    }

    @AfterEach
    void stopsTheServer() {
        if (server != null) {
            server.close();
        }
    }
}
