/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher;

import java.nio.file.Path;
import org.openchange.mapiproxy.launcher.instance.LauncherException;

/** Where the build has put things. */
final class Installation {
    /** Set by the script. */
    static final String HOME_PROPERTY = "mapiproxy.home";

    private Installation() {}

    /** The provisioned WildFly, which is only read. */
    static Path serverHome() throws LauncherException {
        String home = System.getProperty(HOME_PROPERTY);
        if (home == null) {
            throw new LauncherException(
                    "the property " + HOME_PROPERTY + " is not set; start by the script ./mapiproxy");
        }
        return Path.of(home, "ear", "target", "server").toAbsolutePath().normalize();
    }
}
