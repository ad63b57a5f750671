/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openchange.mapiproxy.persistence.directory.embedded.TestServer.dn;
import static org.openchange.mapiproxy.persistence.directory.embedded.TestServer.person;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ModifyRequest;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.ProxiedAuthorizationV2RequestControl;
import com.unboundid.ldap.sdk.extensions.PasswordModifyExtendedRequest;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessRulesTest {
    private static final String PASSWORD = "secret-1";
    private static final String GROUP = dn("all");

    @TempDir
    private Path temporary;

    private TestServer server;
    private LDAPConnection root;
    private LDAPConnection alice;

    @BeforeEach
    void makesPeopleOfTwoOrganizations() throws Exception {
        server = TestServer.open(temporary);
        root = server.root();
        Entry entry = person("alice");
        entry.addAttribute("userPassword", PASSWORD);
        root.add(entry);
        root.add(person("bob"));
        Entry stranger = person("mallory");
        stranger.setAttribute("legacyExchangeDN", "/o=Other/ou=Group/cn=Recipients/cn=mallory");
        root.add(stranger);
        root.add(
                "dn: " + GROUP,
                "objectClass: group",
                "legacyExchangeDN: /o=First/ou=Group/cn=Recipients/cn=all",
                "managedBy: " + dn("alice").replace(",", ", "),
                "member: " + dn("bob"));
        root.add("dn: CN=Microsoft Exchange,CN=Services,CN=Configuration,DC=example,DC=org", "objectClass: container");
        root.add(
                "dn: CN=Other,CN=Microsoft Exchange,CN=Services,CN=Configuration,DC=example,DC=org",
                "objectClass: container");
        alice = server.as(dn("alice"), PASSWORD);
    }

    @AfterEach
    void closes() throws Exception {
        root.close();
        alice.close();
        server.close();
    }

    @Test
    void showsAPersonTheOwnOrganizationOnly() throws Exception {
        assertThat(alice.getEntry(dn("bob")).getAttributeValue("mail")).isEqualTo("bob@example.org");
        assertThat(alice.getEntry(dn("mallory"))).isNull();
        assertThat(alice.search("DC=example,DC=org", SearchScope.SUB, "(cn=Other)")
                        .getEntryCount())
                .isZero();
        assertThat(root.search("DC=example,DC=org", SearchScope.SUB, "(cn=Other)")
                        .getEntryCount())
                .isOne();
    }

    @Test
    void letsAPersonChangeOwnNumbersAndNothingElse() throws Exception {
        alice.modify(dn("alice"), replace("telephoneNumber", "1"));
        alice.modify(dn("alice"), replace("userCertificate;binary", "1"));
        denied(() -> alice.modify(dn("alice"), replace("mail", "boss@example.org")));
        denied(() -> alice.modify(dn("alice"), replace("telephoneNumber", "2"), replace("userAccountControl", "512")));
        denied(() -> alice.modify(dn("bob"), replace("telephoneNumber", "2")));
        denied(() -> alice.add(person("carol")));
        denied(() -> alice.delete(dn("alice")));
        denied(() -> alice.modifyDN(dn("alice"), "CN=x", true));
        assertThat(root.getEntry(dn("alice")).getAttributeValue("telephoneNumber"))
                .isEqualTo("1");
    }

    @Test
    void letsAnOwnerChangeTheMembersOfAGroupAndNothingElse() throws Exception {
        alice.modify(GROUP, new Modification(ModificationType.ADD, "member", dn("alice")));
        alice.modify(
                GROUP,
                new Modification(ModificationType.DELETE, "member", dn("bob").toLowerCase()));
        assertThat(root.getEntry(GROUP).getAttributeValues("member")).containsExactly(dn("alice"));
        denied(() -> alice.modify(GROUP, replace("managedBy", dn("bob"))));
        root.modify(GROUP, replace("managedBy", dn("bob")));
        denied(() -> alice.modify(GROUP, new Modification(ModificationType.ADD, "member", dn("bob"))));
    }

    @Test
    void actsForSomebodyWithThatPersonsRightsAndForTheRootOnly() throws Exception {
        ModifyRequest numbers = new ModifyRequest(dn("alice"), replace("telephoneNumber", "7"));
        numbers.addControl(new ProxiedAuthorizationV2RequestControl("dn:" + dn("alice")));
        root.modify(numbers);
        ModifyRequest others = new ModifyRequest(dn("bob"), replace("telephoneNumber", "7"));
        others.addControl(new ProxiedAuthorizationV2RequestControl("dn:" + dn("alice")));
        denied(() -> root.modify(others));
        refused(ResultCode.AUTHORIZATION_DENIED, () -> alice.modify(numbers));
    }

    @Test
    void letsAPersonChangeTheOwnPasswordWhenTheOldOneIsKnown() throws Exception {
        assertThat(change(alice, null, "wrong", "secret-2")).isEqualTo(ResultCode.INVALID_CREDENTIALS);
        assertThat(change(alice, dn("bob"), PASSWORD, "secret-2")).isEqualTo(ResultCode.INSUFFICIENT_ACCESS_RIGHTS);
        assertThat(change(alice, null, PASSWORD, "secret-2")).isEqualTo(ResultCode.SUCCESS);
        server.as(dn("alice"), "secret-2").close();
        refused(ResultCode.INVALID_CREDENTIALS, () -> server.as(dn("alice"), PASSWORD));
    }

    private static ResultCode change(LDAPConnection connection, String who, String old, String fresh)
            throws LDAPException {
        return connection
                .processExtendedOperation(new PasswordModifyExtendedRequest(who, old, fresh))
                .getResultCode();
    }

    private static Modification replace(String attribute, String value) {
        return new Modification(ModificationType.REPLACE, attribute, value);
    }

    private static void denied(ThrowingCallable action) {
        refused(ResultCode.INSUFFICIENT_ACCESS_RIGHTS, action);
    }

    private static void refused(ResultCode code, ThrowingCallable action) {
        assertThatThrownBy(action).isInstanceOfSatisfying(LDAPException.class, e -> assertThat(e.getResultCode())
                .isEqualTo(code));
    }
}
