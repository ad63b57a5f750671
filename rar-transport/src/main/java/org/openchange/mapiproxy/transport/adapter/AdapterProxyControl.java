/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.adapter;

import jakarta.resource.Referenceable;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.AdministeredObject;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.ResourceAdapterAssociation;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.naming.Reference;
import org.openchange.mapiproxy.spi.SlotKey;
import org.openchange.mapiproxy.spi.control.ProxyControl;
import org.openchange.mapiproxy.spi.control.ProxyStatus;
import org.openchange.mapiproxy.spi.control.SessionPage;
import org.openchange.mapiproxy.transport.runtime.ProxyRuntime;

/** Shows the proxy of the adapter that the container associates it with. */
@AdministeredObject(adminObjectInterfaces = ProxyControl.class)
public class AdapterProxyControl implements ProxyControl, ResourceAdapterAssociation, Referenceable, Serializable {
    private static final long serialVersionUID = 1L;

    private transient MapiProxyResourceAdapter adapter;
    private transient Reference reference;

    @Override
    public ProxyStatus status() {
        return adapter == null
                ? stopped()
                : adapter.runtime().map(ProxyRuntime::status).orElseGet(AdapterProxyControl::stopped);
    }

    @Override
    public SessionPage sessions(long offset, int limit) {
        return adapter == null
                ? ProxyControl.super.sessions(offset, limit)
                : adapter.runtime()
                        .map(running -> running.sessions(offset, limit))
                        .orElseGet(() -> ProxyControl.super.sessions(offset, limit));
    }

    @Override
    public <T> Optional<T> find(SlotKey<T> key) {
        return adapter == null
                ? Optional.empty()
                : adapter.runtime().flatMap(running -> running.chain().find(key));
    }

    private static ProxyStatus stopped() {
        return new ProxyStatus(
                "",
                Instant.EPOCH,
                true,
                List.of("the adapter is not started"),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of());
    }

    @Override
    public ResourceAdapter getResourceAdapter() {
        return adapter;
    }

    @Override
    public void setResourceAdapter(ResourceAdapter given) throws ResourceException {
        if (!(given instanceof MapiProxyResourceAdapter known)) {
            throw new ResourceException("not the adapter of MAPIProxy: " + given);
        }
        adapter = known;
    }

    @Override
    public void setReference(Reference given) {
        reference = given;
    }

    @Override
    public Reference getReference() {
        return reference;
    }
}
