/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory.server;

import org.openchange.mapiproxy.config.DirectorySettings;

/** A server of others that a test starts, kills and starts again. */
public interface DirectoryServer extends AutoCloseable {

    /** With StartTLS, as an account that may do everything we need. */
    DirectorySettings settings();

    /** After {@link #kill()}: at the same address, with the same content. */
    void start();

    /** At once, in the middle of what it does, as SIGKILL does. */
    void kill();

    @Override
    void close();
}
