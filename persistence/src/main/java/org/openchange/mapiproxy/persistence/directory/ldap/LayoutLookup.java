/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory.ldap;

import com.unboundid.ldap.sdk.RootDSE;
import org.openchange.mapiproxy.config.DirectorySettings;
import org.openchange.mapiproxy.persistence.directory.DirectoryException;
import org.openchange.mapiproxy.persistence.directory.DirectoryException.Reason;
import org.openchange.mapiproxy.persistence.directory.DirectoryKind;
import org.openchange.mapiproxy.persistence.directory.DirectoryLayout;

/** Finds out where things are: from the configuration, or else from the server's root DSE. */
final class LayoutLookup {
    private LayoutLookup() {}

    static DirectoryLayout layout(DirectoryKind kind, DirectorySettings settings, ConnectionPool pool)
            throws DirectoryException {
        if (kind == DirectoryKind.ACTIVE_DIRECTORY) {
            // Always asked: in a forest of several domains the configuration is below another one.
            RootDSE rootDse = rootDse(pool);
            String base = settings.base().orElse(attribute(rootDse, "defaultNamingContext"));
            return new DirectoryLayout(
                    base,
                    settings.users().orElse("CN=Users," + base),
                    attribute(rootDse, "configurationNamingContext"));
        }
        String base = settings.base().isPresent() ? settings.base().get() : onlyNamingContext(rootDse(pool));
        return new DirectoryLayout(base, settings.users().orElse("OU=People," + base), "CN=Configuration," + base);
    }

    private static RootDSE rootDse(ConnectionPool pool) throws DirectoryException {
        RootDSE rootDse = pool.read("reading the root DSE", connection -> connection.getRootDSE());
        if (rootDse == null) {
            throw new DirectoryException(
                    Reason.ACCESS_DENIED, "the directory does not show its root DSE to the configured account");
        }
        return rootDse;
    }

    private static String attribute(RootDSE rootDse, String name) throws DirectoryException {
        String value = rootDse.getAttributeValue(name);
        if (value == null) {
            throw new DirectoryException(
                    Reason.NOT_ALLOWED, "the server is no Active Directory: its root DSE has no " + name);
        }
        return value;
    }

    private static String onlyNamingContext(RootDSE rootDse) throws DirectoryException {
        String[] contexts = rootDse.getNamingContextDNs();
        if (contexts == null || contexts.length != 1) {
            throw new DirectoryException(
                    Reason.NOT_ALLOWED,
                    "the server has " + (contexts == null ? 0 : contexts.length)
                            + " naming contexts; mapiproxy:directory base has to name the one of people");
        }
        return contexts[0];
    }
}
