/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.adapter;

import jakarta.resource.spi.Activation;
import jakarta.resource.spi.InvalidPropertyException;
import org.openchange.mapiproxy.spi.RpcServer;

/** The activation properties of a server, see {@link RpcServer}. */
@Activation(messageListeners = RpcServer.class)
public class RpcServerActivationSpec extends AssociatedSpec {
    private static final long serialVersionUID = 1L;

    private String server;
    private String interfaceName;
    private String blocking;

    public String getServer() {
        return server;
    }

    public void setServer(String server) {
        this.server = server;
    }

    public String getInterface() {
        return interfaceName;
    }

    public void setInterface(String name) {
        this.interfaceName = name;
    }

    public String getBlocking() {
        return blocking;
    }

    public void setBlocking(String blocking) {
        this.blocking = blocking;
    }

    @Override
    public void validate() throws InvalidPropertyException {
        read();
    }

    /** The properties, checked. */
    Properties read() throws InvalidPropertyException {
        ActivationProperties properties = new ActivationProperties(RpcServerActivationSpec.class);
        String name = properties.required("server", server);
        String wanted = properties.required("interface", interfaceName);
        properties.checkInterface("interface", wanted);
        boolean isBlocking = properties.isTrue("blocking", blocking, true);
        properties.check();
        return new Properties(name, wanted, isBlocking);
    }

    /** What {@link #read} found. */
    record Properties(String name, String interfaceName, boolean isBlocking) {}
}
