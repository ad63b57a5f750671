/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;

/** Who may see whom in the adapter. Think about the direction before changing a line here. */
@AnalyzeClasses(packages = "org.openchange.mapiproxy.transport", importOptions = ImportOption.DoNotIncludeTests.class)
class PackageDependencyTest {
    private static final String BASE = "org.openchange.mapiproxy.transport";

    @ArchTest
    void theParts(JavaClasses classes) {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("contracts")
                .definedBy(BASE)
                .layer("net")
                .definedBy(BASE + ".net..")
                .layer("association")
                .definedBy(BASE + ".association..")
                .layer("endpoint")
                .definedBy(BASE + ".endpoint..")
                .layer("relay")
                .definedBy(BASE + ".relay..")
                .layer("session")
                .definedBy(BASE + ".session..")
                .layer("cluster")
                .definedBy(BASE + ".cluster..")
                .layer("chain")
                .definedBy(BASE + ".chain..")
                .layer("runtime")
                .definedBy(BASE + ".runtime..")
                .layer("adapter")
                .definedBy(BASE + ".adapter..")
                .whereLayer("contracts")
                .mayNotAccessAnyLayer()
                .whereLayer("net")
                .mayOnlyAccessLayers("contracts")
                .whereLayer("association")
                .mayOnlyAccessLayers("contracts", "net")
                .whereLayer("endpoint")
                .mayOnlyAccessLayers("contracts")
                .whereLayer("relay")
                .mayOnlyAccessLayers("contracts")
                .whereLayer("session")
                .mayOnlyAccessLayers("contracts")
                .whereLayer("cluster")
                .mayOnlyAccessLayers("contracts", "session")
                .whereLayer("cluster")
                .mayOnlyBeAccessedByLayers("adapter")
                .whereLayer("chain")
                .mayOnlyAccessLayers("contracts", "session")
                .whereLayer("runtime")
                .mayOnlyBeAccessedByLayers("adapter")
                .whereLayer("adapter")
                .mayNotBeAccessedByAnyLayer()
                .check(classes);
    }

    @ArchTest
    void noCycles(JavaClasses classes) {
        slices().matching(BASE + ".(*)..").should().beFreeOfCycles().check(classes);
    }

    @ArchTest
    void theContainerIsSeenByTheAdapterOnly(JavaClasses classes) {
        ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackage(BASE + ".adapter..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta..", "javax.naming..", "org.eclipse.microprofile..")
                .check(classes);
    }

    @ArchTest
    void socketsAreSeenWhereTheyBelong(JavaClasses classes) {
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAnyPackage(BASE + ".session..", BASE + ".endpoint..", BASE + ".adapter..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.netty..")
                .check(classes);
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAPackage(BASE + ".chain..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.netty.buffer..", "io.netty.bootstrap..", "io.netty.handler..")
                .check(classes);
    }
}
