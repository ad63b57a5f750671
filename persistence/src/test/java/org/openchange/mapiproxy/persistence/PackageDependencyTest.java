/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;
import java.util.Set;

/** Who may see whom. Think about the direction before changing a line here. */
@AnalyzeClasses(packages = "org.openchange.mapiproxy.persistence", importOptions = ImportOption.DoNotIncludeTests.class)
class PackageDependencyTest {
    private static final String BASE = "org.openchange.mapiproxy.persistence.";
    private static final String SDK = "com.unboundid.";

    /** Of the LDAP SDK: text that RFC 4514, RFC 4515 and RFC 2849 define, and nothing that speaks with a server. */
    private static final Set<String> NAMES_AND_FILTERS = Set.of(
            DN.class.getName(),
            RDN.class.getName(),
            Filter.class.getName(),
            Entry.class.getName(),
            LDAPException.class.getName());

    @ArchTest
    void theParts(JavaClasses classes) {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("schema")
                .definedBy(BASE + "schema..")
                .layer("directory")
                .definedBy(BASE + "directory..")
                .layer("database")
                .definedBy(BASE + "database..")
                .layer("organization")
                .definedBy(BASE + "organization..")
                .layer("addressbook")
                .definedBy(BASE + "addressbook..")
                .layer("provisioning")
                .definedBy(BASE + "provisioning..")
                .layer("logon")
                .definedBy(BASE + "logon..")
                .layer("netlogon")
                .definedBy(BASE + "netlogon..")
                .whereLayer("netlogon")
                .mayNotAccessAnyLayer()
                .whereLayer("netlogon")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("schema")
                .mayNotAccessAnyLayer()
                .whereLayer("directory")
                .mayNotAccessAnyLayer()
                .whereLayer("database")
                .mayNotAccessAnyLayer()
                .whereLayer("organization")
                .mayOnlyAccessLayers("directory")
                .whereLayer("addressbook")
                .mayOnlyAccessLayers("directory", "organization", "database")
                .whereLayer("provisioning")
                .mayOnlyAccessLayers("schema", "directory", "organization", "addressbook", "database")
                .whereLayer("logon")
                .mayOnlyAccessLayers("directory", "organization")
                .check(classes);
    }

    @ArchTest
    void noCycles(JavaClasses classes) {
        slices().matching(BASE + "(*)..").should().beFreeOfCycles().check(classes);
    }

    /** And whoever joins a domain, who speaks with a domain controller that the configuration may not even name. */
    @ArchTest
    void onlyTheDirectorySpeaksWithServers(JavaClasses classes) {
        noClasses()
                .that()
                .resideOutsideOfPackages(BASE + "directory.ldap..", BASE + "directory.embedded..", BASE + "domain..")
                .should()
                .dependOnClassesThat(describe("speak LDAP", PackageDependencyTest::speaksLdap))
                .check(classes);
    }

    private static boolean speaksLdap(JavaClass type) {
        String packageName = type.getPackageName();
        return type.getName().startsWith(SDK)
                && !NAMES_AND_FILTERS.contains(type.getName())
                && !packageName.equals(SDK + "ldif")
                && !packageName.equals(SDK + "ldap.sdk.schema")
                && !packageName.equals(SDK + "util");
    }

    /** The member of a domain, who calls its controllers, lives beside the store and is part of none of it; see ADR 25. */
    @ArchTest
    void theStoreKnowsNothingOfCalls(JavaClasses classes) {
        classes()
                .that()
                .resideOutsideOfPackage(BASE + "netlogon..")
                .should()
                .onlyDependOnClassesThat(describe(
                        "are of the store, of protocol's mapi, config, security, domain or wire, or of others",
                        PackageDependencyTest::allowed))
                .check(classes);
    }

    private static boolean allowed(JavaClass type) {
        String name = type.getName();
        String ours = "org.openchange.mapiproxy.";
        return !name.startsWith(ours)
                // Part of who is logged on.
                || name.equals(ours + "dcerpc.AuthType")
                || Set.of("persistence.", "mapi.", "config.", "security.", "domain.", "wire.").stream()
                        .anyMatch(part -> name.startsWith(ours + part));
    }
}
