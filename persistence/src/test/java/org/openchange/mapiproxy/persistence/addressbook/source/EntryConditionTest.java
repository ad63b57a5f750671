/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openchange.mapiproxy.persistence.directory.DirectoryEntry;

class EntryConditionTest {
    private static final DirectoryEntry ENTRY = DirectoryEntry.named("CN=anna,DC=example,DC=test")
            .with("objectClass", "top", "person", "user")
            .with("objectCategory", "CN=Person,CN=Schema,CN=Configuration,DC=example,DC=test")
            .with("mailNickname", "anna")
            .with("displayName", "Anna Zöller")
            .with("groupType", "-2147483646")
            .with("number", "9")
            .build();

    private static boolean holds(String filter) throws LDAPException {
        return new EntryCondition(Filter.create(filter)).holds(ENTRY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(mailNickname=*)",
                "(mailNickname=ANNA)",
                "(&(objectClass=user)(!(objectClass=computer)))",
                "(|(objectClass=group)(displayName=anna*zö*er))",
                "(displayName=*ZÖL*)",
                "(objectCategory=person)",
                "(objectCategory=CN=Person,CN=Schema,CN=Configuration,DC=example,DC=test)",
                "(number>=8)",
                "(number<=10)",
                "(groupType:1.2.840.113556.1.4.803:=2147483648)",
                "(groupType:1.2.840.113556.1.4.804:=3)",
                "(&)"
            })
    void holdsWhereTheServerWouldSaySo(String filter) throws LDAPException {
        assertThat(holds(filter)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(title=*)",
                "(mailNickname=ann)",
                "(displayName=anna*anna*)",
                "(displayName=*er*zöller)",
                "(objectCategory=group)",
                "(number>=10)",
                "(groupType:1.2.840.113556.1.4.803:=4)",
                "(!(mailNickname=*))",
                "(|)"
            })
    void doesNotHoldOtherwise(String filter) throws LDAPException {
        assertThat(holds(filter)).isFalse();
    }

    @Test
    void takesTheClassWhereTheServerHasNoCategories() throws LDAPException {
        DirectoryEntry person = DirectoryEntry.named("CN=x")
                .with("objectClass", "top", "publicFolder")
                .build();

        assertThat(new EntryCondition(Filter.create("(objectCategory=publicFolder)")).holds(person))
                .isTrue();
        assertThat(new EntryCondition(Filter.create("(objectCategory=person)")).holds(person))
                .isFalse();
    }

    @Test
    void refusesMatchingRulesThatItDoesNotKnow() throws LDAPException {
        Filter filter = Filter.create("(member:1.2.840.113556.1.4.1941:=CN=x)");

        assertThatThrownBy(() -> new EntryCondition(filter)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void namesTheAttributesThatItLooksAt() throws LDAPException {
        Set<String> attributes = new TreeSet<>();

        EntryCondition.collectAttributes(
                Filter.create("(&(a=*)(!(|(b=x*)(c:1.2.840.113556.1.4.803:=4))))"), attributes);

        assertThat(attributes).containsExactly("a", "b", "c");
    }
}
