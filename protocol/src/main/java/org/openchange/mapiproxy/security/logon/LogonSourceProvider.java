/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.logon;

import java.io.IOException;
import org.openchange.mapiproxy.config.ProxySettings;

/**
 * Makes one kind of {@link LogonSource}. Found with {@code ServiceLoader}: a class with a public constructor without parameters, named in
 * {@code META-INF/services/org.openchange.mapiproxy.security.logon.LogonSourceProvider} of a jar in the application's {@code lib}.
 */
public interface LogonSourceProvider {

    /** The word that asks for it in {@code mapiproxy:logon}: {@code directory} or {@code domain}. */
    String name();

    /**
     * Opens the source. Does not wait for the network: a back end that is away at this moment is found by the first logons.
     *
     * @throws IOException if it cannot work with these settings; the server does not start then
     */
    LogonSource open(ProxySettings settings) throws IOException;
}
