/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.net.Socket;
import java.nio.channels.NetworkChannel;

/** Who may see whom in the library. Think about the direction before changing a line here. */
@AnalyzeClasses(packages = "org.openchange.mapiproxy", importOptions = ImportOption.DoNotIncludeTests.class)
class PackageDependencyTest {
    private static final String BASE = "org.openchange.mapiproxy.";

    @ArchTest
    void theParts(JavaClasses classes) {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("wire")
                .definedBy(BASE + "wire..")
                .layer("print")
                .definedBy(BASE + "print..")
                .layer("ndr")
                .definedBy(BASE + "ndr..")
                .layer("dcerpc")
                .definedBy(BASE + "dcerpc..")
                .layer("idl")
                .definedBy(BASE + "idl..")
                .layer("config")
                .definedBy(BASE + "config..")
                .layer("security")
                .definedBy(BASE + "security..")
                .layer("spi")
                .definedBy(BASE + "spi..")
                .whereLayer("wire")
                .mayNotAccessAnyLayer()
                .whereLayer("print")
                .mayNotAccessAnyLayer()
                .whereLayer("ndr")
                .mayOnlyAccessLayers("wire")
                .whereLayer("dcerpc")
                .mayOnlyAccessLayers("wire")
                .whereLayer("idl")
                .mayOnlyAccessLayers("wire", "print", "ndr", "dcerpc")
                .whereLayer("config")
                .mayOnlyAccessLayers("dcerpc")
                .whereLayer("security")
                .mayOnlyAccessLayers("wire", "dcerpc", "config")
                .whereLayer("spi")
                .mayOnlyAccessLayers("wire", "ndr", "dcerpc", "idl", "config")
                .check(classes);
    }

    @ArchTest
    void theContent(JavaClasses classes) {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("bytes")
                .definedBy(BASE + "wire..", BASE + "print..")
                .layer("calls")
                .definedBy(BASE + "idl..", BASE + "ndr..", BASE + "dcerpc..", BASE + "mapihttp..")
                .layer("emsmdb")
                .definedBy(BASE + "emsmdb..")
                .layer("mapi")
                .definedBy(BASE + "mapi..")
                .layer("ics")
                .definedBy(BASE + "ics..")
                .layer("fasttransfer")
                .definedBy(BASE + "fasttransfer..")
                .layer("rop")
                .definedBy(BASE + "rop")
                .layer("groups")
                .definedBy(describe("a group of ROPs", PackageDependencyTest::isRopGroup))
                .layer("list")
                .definedBy(BASE + "rop.list..")
                .layer("spi")
                .definedBy(BASE + "spi..")
                .whereLayer("mapi")
                .mayOnlyAccessLayers("bytes")
                .whereLayer("ics")
                .mayOnlyAccessLayers("bytes", "mapi")
                .whereLayer("fasttransfer")
                .mayOnlyAccessLayers("bytes", "mapi", "ics")
                .whereLayer("emsmdb")
                .mayOnlyAccessLayers("bytes", "calls")
                .whereLayer("rop")
                .mayOnlyAccessLayers("bytes", "mapi")
                .whereLayer("groups")
                .mayOnlyAccessLayers("bytes", "mapi", "rop")
                .whereLayer("list")
                .mayOnlyAccessLayers("bytes", "mapi", "rop", "groups", "emsmdb")
                .whereLayer("spi")
                .mayNotBeAccessedByAnyLayer()
                .check(classes);
    }

    private static boolean isRopGroup(JavaClass type) {
        return type.getPackageName().startsWith(BASE + "rop.")
                && !type.getPackageName().startsWith(BASE + "rop.list");
    }

    /** Only single ROPs are a module author's affair; the rest of the SPI knows calls and no content. */
    @ArchTest
    void theSpiOfCallsKnowsNoRops(JavaClasses classes) {
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAPackage(BASE + "spi..")
                .and()
                .resideOutsideOfPackage(BASE + "spi.rop..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(BASE + "rop..", BASE + "emsmdb..", BASE + "spi.rop..")
                .check(classes);
    }

    @ArchTest
    void noCycles(JavaClasses classes) {
        slices().matching(BASE + "(*)..").should().beFreeOfCycles().check(classes);
    }

    @ArchTest
    void noContainerAndNoSockets(JavaClasses classes) {
        ArchRuleDefinition.noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta..", "javax.naming..", "io.netty..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(NetworkChannel.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Socket.class)
                .check(classes);
    }
}
