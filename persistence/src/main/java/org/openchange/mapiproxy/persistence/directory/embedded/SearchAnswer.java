/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory.embedded;

import com.unboundid.ldap.listener.LDAPListenerClientConnection;
import com.unboundid.ldap.listener.SearchEntryParer;
import com.unboundid.ldap.protocol.SearchResultEntryProtocolOp;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.schema.Schema;
import java.util.ArrayList;
import java.util.List;

/**
 * What a search found, to be sent without its secrets.
 *
 * @param attributes what is wanted of each entry, as the request has it
 */
record SearchAnswer(
        List<? extends Entry> entries,
        List<String> attributes,
        boolean typesOnly,
        Schema schema,
        ResultCode code,
        List<Control> controls) {

    /** One entry after the other, so that the whole answer is never in memory in the form in which it is sent. */
    void send(int id, LDAPListenerClientConnection connection) throws LDAPException {
        SearchEntryParer parer = new SearchEntryParer(attributes, schema);
        for (Entry entry : entries) {
            Entry wanted = parer.pareEntry(entry);
            List<Attribute> shown = new ArrayList<>();
            for (Attribute attribute : wanted.getAttributes()) {
                if (!PasswordForms.isSecret(attribute.getName())) {
                    shown.add(typesOnly ? new Attribute(attribute.getName()) : attribute);
                }
            }
            connection.sendSearchResultEntry(id, new SearchResultEntryProtocolOp(wanted.getDN(), shown));
        }
    }
}
