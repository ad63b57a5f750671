/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory.ldap;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPResult;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ModifyRequest;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.ldap.sdk.extensions.PasswordModifyExtendedRequest;
import java.lang.System.Logger;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import org.openchange.mapiproxy.persistence.directory.Attributes;
import org.openchange.mapiproxy.persistence.directory.DirectoryException;
import org.openchange.mapiproxy.persistence.directory.DirectoryException.Reason;
import org.openchange.mapiproxy.persistence.directory.DirectoryKind;
import org.openchange.mapiproxy.security.ntlm.NtHash;

/**
 * Passwords of accounts. Active Directory takes one as {@code unicodePwd}, over an encrypted connection only ([MS-ADTS] 3.1.1.3.1.5.1); other
 * servers by the extended operation of RFC 3062, which hashes it, and as Samba's {@code sambaNTPassword}, which NTLM needs.
 */
final class Passwords {
    private static final Logger LOGGER = System.getLogger(Passwords.class.getName());
    static final String NT_PASSWORD = "sambaNTPassword";

    private static final Set<ResultCode> REFUSED =
            Set.of(ResultCode.INVALID_CREDENTIALS, ResultCode.INAPPROPRIATE_AUTHENTICATION, ResultCode.NO_SUCH_OBJECT);

    private final DirectoryKind kind;
    private final ConnectionPool pool;

    Passwords(DirectoryKind kind, ConnectionPool pool) {
        this.kind = kind;
        this.pool = pool;
    }

    void set(String dn, char[] password) throws DirectoryException {
        String what = "setting the password of " + dn;
        if (kind == DirectoryKind.ACTIVE_DIRECTORY) {
            pool.write(what, connection -> setUnicode(what, connection, dn, password));
        } else {
            pool.write(what, connection -> setStandard(connection, dn, password));
        }
    }

    private static LDAPResult setUnicode(String what, LDAPConnection connection, String dn, char[] password)
            throws LDAPException, DirectoryException {
        if (connection.getSSLSession() == null) {
            throw new DirectoryException(
                    Reason.NOT_ALLOWED,
                    what + ": Active Directory takes passwords over TLS only, and this connection has none");
        }
        char[] quoted = new char[password.length + 2];
        Arrays.fill(quoted, '"');
        System.arraycopy(password, 0, quoted, 1, password.length);
        byte[] value = encoded(quoted, StandardCharsets.UTF_16LE);
        try {
            return connection.modify(dn, new Modification(ModificationType.REPLACE, "unicodePwd", value));
        } finally {
            Arrays.fill(quoted, '\0');
            Arrays.fill(value, (byte) 0);
        }
    }

    private LDAPResult setStandard(LDAPConnection connection, String dn, char[] password) throws LDAPException {
        byte[] value = encoded(password, StandardCharsets.UTF_8);
        try {
            LDAPResult result =
                    connection.processExtendedOperation(new PasswordModifyExtendedRequest(dn, (byte[]) null, value));
            if (result.getResultCode() != ResultCode.SUCCESS) {
                throw new LDAPException(result);
            }
            if (kind == DirectoryKind.EMBEDDED) {
                return result; // our own server makes the NT hash itself, and keeps it encrypted
            }
        } finally {
            Arrays.fill(value, (byte) 0);
        }
        return setNtHash(connection, dn, password);
    }

    private static LDAPResult setNtHash(LDAPConnection connection, String dn, char[] password) throws LDAPException {
        byte[] hash = NtHash.of(password);
        Modification change = new Modification(
                ModificationType.REPLACE,
                NT_PASSWORD,
                HexFormat.of().withUpperCase().formatHex(hash));
        Arrays.fill(hash, (byte) 0);
        try {
            return connection.modify(dn, change);
        } catch (LDAPException e) {
            if (e.getResultCode() == ResultCode.UNDEFINED_ATTRIBUTE_TYPE) {
                LOGGER.log(Logger.Level.WARNING, "The directory has no {0}: NTLM is not possible there", NT_PASSWORD);
                return e.toLDAPResult();
            }
            if (e.getResultCode() != ResultCode.OBJECT_CLASS_VIOLATION) {
                throw e;
            }
            Modification withClass = new Modification(ModificationType.ADD, "objectClass", SchemaNames.RECIPIENT_CLASS);
            return connection.modify(new ModifyRequest(dn, withClass, change));
        }
    }

    boolean verify(String dn, char[] password) throws DirectoryException {
        // A bind without a name or a password succeeds, and says nothing: RFC 4513 section 5.1.2.
        if (password.length == 0 || dn.isBlank()) {
            return false;
        }
        String what = "verifying the password of " + dn;
        byte[] value = encoded(password, StandardCharsets.UTF_8);
        try {
            return pool.asSomebodyElse(what, connection -> bind(connection, new DN(dn), value)) && !disabled(what, dn);
        } finally {
            Arrays.fill(value, (byte) 0);
        }
    }

    private static boolean bind(LDAPConnection connection, DN dn, byte[] password) throws LDAPException {
        try {
            connection.bind(new SimpleBindRequest(dn, password));
            return true;
        } catch (LDAPException e) {
            if (REFUSED.contains(e.getResultCode())) {
                return false;
            }
            throw e;
        }
    }

    /** Active Directory refuses the bind of a disabled account itself; other servers do not know the attribute's meaning. */
    private boolean disabled(String what, String dn) throws DirectoryException {
        if (kind == DirectoryKind.ACTIVE_DIRECTORY) {
            return false;
        }
        SearchResultEntry entry = pool.read(
                what,
                connection -> connection.searchForEntry(
                        dn, SearchScope.BASE, Filter.createPresenceFilter("objectClass"), Attributes.ACCOUNT_CONTROL));
        Integer flags = entry == null ? null : entry.getAttributeValueAsInteger(Attributes.ACCOUNT_CONTROL);
        return flags != null && (flags & Attributes.ACCOUNT_DISABLED) != 0;
    }

    private static byte[] encoded(char[] text, Charset charset) {
        ByteBuffer buffer = charset.encode(CharBuffer.wrap(text));
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        Arrays.fill(buffer.array(), (byte) 0);
        return bytes;
    }
}
