/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.adapter;

import jakarta.resource.spi.Activation;
import jakarta.resource.spi.InvalidPropertyException;
import java.util.List;
import java.util.Set;
import org.openchange.mapiproxy.spi.ProxyModule;
import org.openchange.mapiproxy.transport.chain.InterfaceFilter;

/** The activation properties of a module, see {@link ProxyModule}. */
@Activation(messageListeners = ProxyModule.class)
public class ProxyModuleActivationSpec extends AssociatedSpec {
    private static final long serialVersionUID = 1L;

    private String module;
    private String interfaces;
    private String opnums;
    private String requestOpnums;
    private String responseOpnums;

    public String getModule() {
        return module;
    }

    public void setModule(String module) {
        this.module = module;
    }

    public String getInterface() {
        return interfaces;
    }

    public void setInterface(String names) {
        this.interfaces = names;
    }

    public String getOpnums() {
        return opnums;
    }

    public void setOpnums(String opnums) {
        this.opnums = opnums;
    }

    public String getRequestOpnums() {
        return requestOpnums;
    }

    public void setRequestOpnums(String opnums) {
        this.requestOpnums = opnums;
    }

    public String getResponseOpnums() {
        return responseOpnums;
    }

    public void setResponseOpnums(String opnums) {
        this.responseOpnums = opnums;
    }

    @Override
    public void validate() throws InvalidPropertyException {
        read();
    }

    /** The properties, checked. */
    Properties read() throws InvalidPropertyException {
        ActivationProperties properties = new ActivationProperties(ProxyModuleActivationSpec.class);
        String name = properties.required("module", module);
        List<String> names = properties.names("interface", interfaces);
        names.forEach(each -> properties.checkInterface("interface", each));
        Set<Integer> numbers = properties.opnums("opnums", opnums);
        Set<Integer> requests = properties.opnums("requestOpnums", requestOpnums);
        Set<Integer> responses = properties.opnums("responseOpnums", responseOpnums);
        properties.check();
        return new Properties(
                name,
                new InterfaceFilter(
                        names, requests.isEmpty() ? numbers : requests, responses.isEmpty() ? numbers : responses));
    }

    /** What {@link #read} found. */
    record Properties(String name, InterfaceFilter filter) {}
}
