/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.servers.nspi;

import org.openchange.mapiproxy.servers.ServerOptions;
import org.openchange.mapiproxy.spi.ModuleContext;
import org.openchange.mapiproxy.spi.ModuleException;

/**
 * The options of the server.
 *
 * @param isAnonymousAllowed {@code nspi:anonymous}: whether those who did not authenticate see the organization of the configuration
 * @param sessionsOfClient {@code nspi:sessions per client}: what one client connection group may have open
 * @param sessionsOfUser {@code nspi:sessions per user}: what one person may have open at all clients together
 */
record NspiSettings(boolean isAnonymousAllowed, int sessionsOfClient, int sessionsOfUser) {
    static final NspiSettings DEFAULT = new NspiSettings(false, 64, 512);

    private static final int MOST = 100_000;

    /** @throws ModuleException if an option has a value that it cannot have */
    static NspiSettings read(ModuleContext context) throws ModuleException {
        return new NspiSettings(
                ServerOptions.isYes(context, "nspi:anonymous", DEFAULT.isAnonymousAllowed),
                ServerOptions.number(context, "nspi:sessions per client", DEFAULT.sessionsOfClient, 1, MOST),
                ServerOptions.number(context, "nspi:sessions per user", DEFAULT.sessionsOfUser, 1, MOST));
    }
}
