/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.it;

import com.example.audit.AuditModule;
import com.example.directory.TinyAddressBook;
import com.example.rowlimit.RowLimitModule;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.openchange.mapiproxy.it.beans.StubText;

/** The EAR as it was built, and where it can be reached once it is deployed on the test's server. */
public final class DeployedProxy {
    public static final String HOST = "127.0.0.1";

    private DeployedProxy() {}

    public static EnterpriseArchive ear() {
        return ShrinkWrap.createFromZipFile(EnterpriseArchive.class, new File(property("it.ear")));
    }

    public static int epmPort() {
        return Integer.parseInt(property("it.epm.port"));
    }

    public static int rpcPort() {
        return Integer.parseInt(property("it.rpc.port"));
    }

    /** An address of the console, for example {@code /api/v1/health/live}. */
    public static URI console(String path) {
        return URI.create("http://" + HOST + ":" + property("it.http.port") + path);
    }

    /** An address on the management port, for example {@code /prometheus}. */
    public static URI management(String path) {
        return URI.create("http://" + HOST + ":" + property("it.management.port") + path);
    }

    /**
     * Writes the configuration with which the next deployment starts: who relays, and these lines.
     *
     * @param lines of the section {@code [global]}
     */
    static void configure(String... lines) {
        List<String> text = new ArrayList<>();
        text.add("[global]");
        text.add("netbios name = PROXY");
        text.add("workgroup = EXAMPLE");
        text.add("mapiproxy:minimum auth level = none");
        text.addAll(List.of(lines));
        try {
            Path file = Path.of(property("it.conf"));
            Files.createDirectories(file.getParent());
            Files.write(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines that relay the interface of the tests to {@link EchoUpstream}, through these modules. */
    static String[] relaying(String modules, String... more) {
        return Stream.concat(
                        Stream.of(
                                "dcerpc_mapiproxy:binding = " + EchoUpstream.binding(),
                                "dcerpc_mapiproxy:interfaces = " + StubText.INTERFACE,
                                "dcerpc_mapiproxy:modules = " + modules),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    /** An EJB jar that is deployed beside the EAR, as a third party's would be. */
    static JavaArchive jar(String name, Class<?>... classes) {
        return ShrinkWrap.create(JavaArchive.class, name)
                .addClasses(classes)
                .addAsManifestResource(
                        new File("src/test/netlogon-stub/META-INF/jboss-deployment-structure.xml"),
                        "jboss-deployment-structure.xml");
    }

    /** The sample of the module author's guide, as the guide has it built. */
    static JavaArchive sampleModule() {
        return ShrinkWrap.create(JavaArchive.class, "audit-module.jar")
                .addPackage(AuditModule.class.getPackage())
                .addPackage(RowLimitModule.class.getPackage())
                .addPackage(TinyAddressBook.class.getPackage())
                .addAsManifestResource(
                        new File("../docs/sample-module/src/main/resources/META-INF/jboss-deployment-structure.xml"),
                        "jboss-deployment-structure.xml");
    }

    /** The log of the server on which the tests run. */
    static Path log() {
        return Path.of(property("it.server.home"), "standalone", "log", "server.log");
    }

    private static String property(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new IllegalStateException(name + " is not set; run the tests by: mvn verify");
        }
        return value;
    }
}
