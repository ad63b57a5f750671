/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory.embedded;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openchange.mapiproxy.persistence.directory.ldap.ConnectionSource;

/**
 * Connections to the process that has the embedded directory open. Where it listens is read anew for each, so that it may be another process by
 * then.
 */
final class OtherProcess implements ConnectionSource {
    private static final Pattern ADDRESS = Pattern.compile("127\\.0\\.0\\.1:(\\d{1,5})\\s*");

    private final Path directory;
    private final Duration timeout;

    OtherProcess(Path directory, Duration timeout) {
        this.directory = directory;
        this.timeout = timeout;
    }

    boolean answers() {
        try (LDAPConnection connection = connect()) {
            return connection.isConnected();
        } catch (LDAPException e) {
            return false;
        }
    }

    @Override
    public LDAPConnection connect() throws LDAPException {
        return source().connect();
    }

    @Override
    public void authenticate(LDAPConnection connection) throws LDAPException {
        source().authenticate(connection);
    }

    private RootConnections source() throws LDAPException {
        try {
            String text = Files.readString(directory.resolve("directory.address"), StandardCharsets.US_ASCII);
            Matcher address = ADDRESS.matcher(text);
            if (!address.matches()) {
                throw new LDAPException(ResultCode.CONNECT_ERROR, "directory.address has no address in it");
            }
            int port = Integer.parseInt(address.group(1));
            byte[] password = DirectorySecrets.rootPassword(directory).getBytes(StandardCharsets.US_ASCII);
            return new RootConnections(() -> port, () -> password, timeout);
        } catch (IOException e) {
            throw new LDAPException(
                    ResultCode.CONNECT_ERROR, "the process that has the embedded directory open is gone: " + e, e);
        }
    }
}
