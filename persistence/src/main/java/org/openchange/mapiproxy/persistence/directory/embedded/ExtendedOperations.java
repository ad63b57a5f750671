/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory.embedded;

import com.unboundid.ldap.protocol.ExtendedRequestProtocolOp;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.ExtendedRequest;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.extensions.PasswordModifyExtendedRequest;
import java.util.List;

/** RFC 4511 section 4.12. Known is RFC 3062, the change of a password. */
final class ExtendedOperations {
    static final List<String> KNOWN = List.of(PasswordModifyExtendedRequest.PASSWORD_MODIFY_REQUEST_OID);

    private final EntryService service;

    ExtendedOperations(EntryService service) {
        this.service = service;
    }

    void run(DN actor, ExtendedRequestProtocolOp request) throws LDAPException {
        if (!request.getOID().equals(KNOWN.get(0))) {
            throw new LDAPException(ResultCode.PROTOCOL_ERROR, "the operation " + request.getOID() + " is not known");
        }
        PasswordModifyExtendedRequest change =
                new PasswordModifyExtendedRequest(new ExtendedRequest(request.getOID(), request.getValue()));
        if (change.getNewPasswordBytes() == null) {
            throw new LDAPException(ResultCode.UNWILLING_TO_PERFORM, "the new password is missing; none is made up");
        }
        service.changePassword(
                actor,
                subject(actor, change.getUserIdentity()),
                change.getOldPasswordBytes(),
                change.getNewPasswordBytes());
    }

    private DN subject(DN actor, String identity) throws LDAPException {
        return identity == null ? actor : service.person(identity);
    }
}
