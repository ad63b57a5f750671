/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory.embedded;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ResultCode;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.openchange.mapiproxy.security.ntlm.NtHash;

/**
 * The two forms in which an entry keeps its password: a salted slow hash for simple binds, and the NT hash for NTLM, encrypted with a key that is
 * not in the same file. Neither leaves the directory over LDAP.
 */
final class PasswordForms {
    static final String PASSWORD = "userPassword";
    static final String NT_HASH = "mapiproxyNtHash";
    /** Where Samba keeps an NT hash in clear; nothing is kept here. */
    private static final String CLEAR_NT_HASH = "sambaNTPassword";

    private static final int MAX_LENGTH_BYTES = 1024;

    private final SealingKey key;

    PasswordForms(SealingKey key) {
        this.key = key;
    }

    static boolean isSecret(String attribute) {
        String name = com.unboundid.ldap.sdk.Attribute.getBaseName(attribute);
        return name.equalsIgnoreCase(PASSWORD) || name.equalsIgnoreCase(NT_HASH);
    }

    /** A password in clear text becomes its two forms. */
    Entry sealed(Entry entry, UUID id) throws LDAPException {
        refuseHash(entry.hasAttribute(NT_HASH) || entry.hasAttribute(CLEAR_NT_HASH));
        byte[][] passwords = entry.getAttributeValueByteArrays(PASSWORD);
        if (passwords == null) {
            return entry;
        }
        Entry sealed = entry.duplicate();
        sealed.removeAttribute(PASSWORD);
        for (Modification form : forms(one(passwords), id)) {
            sealed.setAttribute(form.getAttribute());
        }
        return sealed;
    }

    /** The same of changes: whatever puts a password in, puts both forms in the place of the old ones. */
    List<Modification> sealed(List<Modification> modifications, UUID id) throws LDAPException {
        List<Modification> sealed = new ArrayList<>();
        for (Modification modification : modifications) {
            String name = modification.getAttributeName();
            refuseHash(name.equalsIgnoreCase(NT_HASH) || name.equalsIgnoreCase(CLEAR_NT_HASH));
            if (!name.equalsIgnoreCase(PASSWORD)) {
                sealed.add(modification);
            } else if (modification.getModificationType() != ModificationType.DELETE && modification.hasValue()) {
                sealed.addAll(forms(one(modification.getValueByteArrays()), id));
            } else if (!modification.hasValue()) {
                sealed.add(new Modification(ModificationType.REPLACE, PASSWORD));
                sealed.add(new Modification(ModificationType.REPLACE, NT_HASH));
            } // the deletion of a value belongs to the addition of another, RFC 3062 is the way to prove the old one
        }
        return sealed;
    }

    /** The changes that give an entry this password. */
    List<Modification> forms(byte[] password, UUID id) throws LDAPException {
        char[] text = decoded(password);
        byte[] ntHash = NtHash.of(text);
        try {
            return List.of(
                    new Modification(ModificationType.REPLACE, PASSWORD, SlowHash.of(text)),
                    new Modification(ModificationType.REPLACE, NT_HASH, key.seal(ntHash, id)));
        } catch (GeneralSecurityException e) {
            throw new LDAPException(ResultCode.OTHER, "the password cannot be sealed: " + e.getMessage(), e);
        } finally {
            Arrays.fill(text, '\0');
            Arrays.fill(ntHash, (byte) 0);
        }
    }

    boolean matches(Entry entry, byte[] password) throws LDAPException {
        String hash = entry.getAttributeValue(PASSWORD);
        if (hash == null || password.length == 0 || password.length > MAX_LENGTH_BYTES) {
            return false;
        }
        char[] text = decoded(password);
        try {
            return SlowHash.matches(hash, text);
        } finally {
            Arrays.fill(text, '\0');
        }
    }

    /** @throws GeneralSecurityException if it was sealed with another key, for another entry, or was changed */
    Optional<byte[]> ntHash(Entry entry) throws GeneralSecurityException {
        byte[] sealed = entry.getAttributeValueBytes(NT_HASH);
        if (sealed == null) {
            return Optional.empty();
        }
        return Optional.of(key.open(sealed, UUID.fromString(entry.getAttributeValue("entryUUID"))));
    }

    private static void refuseHash(boolean asked) throws LDAPException {
        if (asked) {
            throw new LDAPException(
                    ResultCode.CONSTRAINT_VIOLATION, "NT hashes are made by the directory itself, from the password");
        }
    }

    private static byte[] one(byte[][] passwords) throws LDAPException {
        if (passwords.length != 1) {
            throw new LDAPException(ResultCode.CONSTRAINT_VIOLATION, "an entry has one password");
        }
        return passwords[0];
    }

    private static char[] decoded(byte[] password) throws LDAPException {
        if (password.length == 0 || password.length > MAX_LENGTH_BYTES) {
            throw new LDAPException(
                    ResultCode.CONSTRAINT_VIOLATION, "a password has 1 to " + MAX_LENGTH_BYTES + " bytes");
        }
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(password));
            char[] copy = new char[text.remaining()];
            text.get(copy);
            Arrays.fill(text.array(), '\0');
            return copy;
        } catch (CharacterCodingException e) {
            throw new LDAPException(ResultCode.CONSTRAINT_VIOLATION, "a password is UTF-8 text", e);
        }
    }
}
