/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory.embedded;

import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.controls.ProxiedAuthorizationV2RequestControl;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import java.util.List;
import java.util.Optional;

/**
 * What requests say besides, RFC 4511 section 4.1.11.
 *
 * @param actingFor {@code dn:...}, RFC 4370: with whose rights it is done
 */
record LdapControls(Optional<SimplePagedResultsControl> paging, Optional<String> actingFor) {
    static final List<String> KNOWN = List.of(
            SimplePagedResultsControl.PAGED_RESULTS_OID,
            ProxiedAuthorizationV2RequestControl.PROXIED_AUTHORIZATION_V2_REQUEST_OID);

    /** @throws LDAPException if one is critical and not known, or malformed */
    static LdapControls of(List<Control> controls) throws LDAPException {
        SimplePagedResultsControl paging = null;
        String actingFor = null;
        for (Control control : controls) {
            if (control.getOID().equals(KNOWN.get(0))) {
                paging = control instanceof SimplePagedResultsControl known
                        ? known
                        : new SimplePagedResultsControl(control.getOID(), control.isCritical(), control.getValue());
            } else if (control.getOID().equals(KNOWN.get(1))) {
                actingFor = (control instanceof ProxiedAuthorizationV2RequestControl known
                                ? known
                                : new ProxiedAuthorizationV2RequestControl(control))
                        .getAuthorizationID();
            } else if (control.isCritical()) {
                throw new LDAPException(
                        ResultCode.UNAVAILABLE_CRITICAL_EXTENSION, "the control " + control.getOID() + " is not known");
            }
        }
        return new LdapControls(Optional.ofNullable(paging), Optional.ofNullable(actingFor));
    }
}
