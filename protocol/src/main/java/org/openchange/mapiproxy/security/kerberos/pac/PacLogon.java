/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.kerberos.pac;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.openchange.mapiproxy.wire.MalformedMessageException;
import org.openchange.mapiproxy.wire.TruncatedMessageException;

/**
 * [MS-PAC] 2.5 KERB_VALIDATION_INFO, who the client is in its domain; groups are passed over.
 *
 * @param account sAMAccountName
 * @param domain NetBIOS name
 * @param sid {@code S-1-5-21-...}
 * @param userAccountControl [MS-SAMR] 2.2.1.12
 */
public record PacLogon(String account, String domain, String sid, int userAccountControl) {
    /** [MS-RPCE] 2.2.6: both headers of the serialization, and the referent of the structure. */
    private static final int STRUCTURE = 16 + 4;

    private static final int FIXED_BYTES = 216;
    private static final int EFFECTIVE_NAME = 48;
    private static final int STRINGS_BEFORE_GROUPS = 6;
    private static final int USER_ID = 100;
    private static final int GROUP_IDS = 112;
    private static final int LOGON_SERVER = 136;
    private static final int LOGON_DOMAIN_NAME = 144;
    private static final int LOGON_DOMAIN_ID = 152;
    private static final int USER_ACCOUNT_CONTROL = 164;
    private static final int GROUP_BYTES = 8;
    private static final int MAX_SUB_AUTHORITIES = 15;

    static PacLogon read(byte[] bytes) {
        if (bytes.length < STRUCTURE + FIXED_BYTES) {
            throw new TruncatedMessageException("KERB_VALIDATION_INFO", 0, STRUCTURE + FIXED_BYTES, bytes.length);
        }
        Deferred deferred = new Deferred(bytes);
        String account = "";
        for (int i = 0; i < STRINGS_BEFORE_GROUPS; i++) {
            String text = deferred.text(EFFECTIVE_NAME + 8 * i); // EffectiveName, FullName, ... HomeDirectoryDrive
            account = i == 0 ? text : account;
        }
        deferred.groups(GROUP_IDS); // GroupIds
        deferred.text(LOGON_SERVER); // LogonServer
        String domain = deferred.text(LOGON_DOMAIN_NAME); // LogonDomainName
        String domainSid = deferred.sid(LOGON_DOMAIN_ID); // LogonDomainId
        String sid = domainSid.isEmpty() ? "" : domainSid + "-" + Integer.toUnsignedString(deferred.fixed(USER_ID));
        return new PacLogon(account, domain, sid, deferred.fixed(USER_ACCOUNT_CONTROL));
    }

    /** What pointers lead to, one after the other behind the fixed part. */
    private static final class Deferred {
        private final ByteBuffer in;

        Deferred(byte[] bytes) {
            in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            in.position(STRUCTURE + FIXED_BYTES);
        }

        int fixed(int offset) {
            return in.getInt(STRUCTURE + offset);
        }

        private void require(long length) {
            if (length > in.remaining()) {
                throw new TruncatedMessageException("KERB_VALIDATION_INFO", in.position(), length, in.remaining());
            }
        }

        private long count() {
            in.position(Math.min(in.limit(), (in.position() + 3) & ~3));
            require(Integer.BYTES);
            return Integer.toUnsignedLong(in.getInt());
        }

        /** RPC_UNICODE_STRING, whose pointer follows its lengths. */
        String text(int offset) {
            if (fixed(offset + 4) == 0) {
                return "";
            }
            count(); // max_count (4 bytes)
            count(); // offset (4 bytes)
            long length = 2 * count(); // actual_count (4 bytes)
            require(length);
            byte[] text = new byte[(int) length];
            in.get(text);
            return new String(text, StandardCharsets.UTF_16LE);
        }

        void groups(int offset) {
            if (fixed(offset) != 0) {
                long length = GROUP_BYTES * count();
                require(length);
                in.position(in.position() + (int) length);
            }
        }

        String sid(int offset) {
            if (fixed(offset) == 0) {
                return "";
            }
            long conformance = count();
            require(8);
            int revision = in.get(); // Revision (1 byte)
            int count = in.get(); // SubAuthorityCount (1 byte)
            if (revision != 1 || count != conformance || count < 0 || count > MAX_SUB_AUTHORITIES) {
                throw new MalformedMessageException("SID", in.position() - 2L);
            }
            long authority = Short.toUnsignedLong(Short.reverseBytes(in.getShort())) << 32
                    | Integer.toUnsignedLong(Integer.reverseBytes(in.getInt())); // IdentifierAuthority (6 bytes)
            require((long) count * Integer.BYTES);
            StringBuilder sid = new StringBuilder("S-1-").append(authority);
            for (int i = 0; i < count; i++) {
                sid.append('-').append(Integer.toUnsignedString(in.getInt())); // SubAuthority (4 bytes each)
            }
            return sid.toString();
        }
    }
}
