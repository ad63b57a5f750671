/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.it;

import java.io.File;
import java.net.URI;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;

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

    private static String property(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new IllegalStateException(name + " is not set; run the tests by: mvn verify");
        }
        return value;
    }
}
