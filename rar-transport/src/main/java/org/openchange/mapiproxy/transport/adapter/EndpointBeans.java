/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.adapter;

import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.spi.ModuleException;
import org.openchange.mapiproxy.transport.chain.BeanSource;

/**
 * The endpoints of one activation. Making one costs as much as calling it, so they are kept: each thread looks for one where it left the last
 * one, so that an event loop has its own in effect, without a lock and without garbage.
 */
final class EndpointBeans<T> implements BeanSource<T> {
    private static final int PLACES = 64;
    private static final int PROBES = 4;

    /** WildFly stops an undeployed bean's invocations before it calls endpointDeactivation. Its class is not visible to an adapter. */
    private static final String UNAVAILABLE = "org.jboss.as.ejb3.component.EJBComponentUnavailableException";

    private final MessageEndpointFactory factory;
    private final Class<T> listenerType;
    private final AtomicReferenceArray<T> idle = new AtomicReferenceArray<>(PLACES);
    private volatile boolean closed;

    EndpointBeans(MessageEndpointFactory factory, Class<T> listenerType) {
        this.factory = factory;
        this.listenerType = listenerType;
    }

    @Override
    public T take() throws ModuleException {
        int place = place();
        for (int i = 0; i < PROBES; i++) {
            T bean = idle.getAndSet(place + i & PLACES - 1, null);
            if (bean != null) {
                return bean;
            }
        }
        return create();
    }

    private T create() throws ModuleException {
        if (closed) {
            throw new ModuleException(FaultStatus.NCA_SERVER_TOO_BUSY, "the bean was undeployed");
        }
        try {
            return listenerType.cast(factory.createEndpoint(null));
        } catch (UnavailableException e) {
            throw new ModuleException(FaultStatus.NCA_SERVER_TOO_BUSY, "the container has no endpoint to give", e);
        }
    }

    @Override
    public void giveBack(T bean) {
        int place = place();
        for (int i = 0; i < PROBES && !closed; i++) {
            int at = place + i & PLACES - 1;
            if (idle.compareAndSet(at, null, bean)) {
                if (closed && idle.compareAndSet(at, bean, null)) {
                    release(bean);
                }
                return;
            }
        }
        release(bean);
    }

    @Override
    public void close() {
        closed = true;
        for (int i = 0; i < PLACES; i++) {
            T bean = idle.getAndSet(i, null);
            if (bean != null) {
                release(bean);
            }
        }
    }

    @Override
    public boolean isRefusal(RuntimeException failure) {
        return failure.getClass().getName().equals(UNAVAILABLE) && !hasRun(failure);
    }

    /** Whether the bean's own code has a part in the failure; it may have called a bean that is being undeployed. */
    private boolean hasRun(RuntimeException failure) {
        Set<String> own = new HashSet<>();
        for (Class<?> each = factory.getEndpointClass(); each != null; each = each.getSuperclass()) {
            own.add(each.getName());
        }
        return Arrays.stream(failure.getStackTrace())
                .map(StackTraceElement::getClassName)
                .anyMatch(own::contains);
    }

    private static void release(Object bean) {
        ((MessageEndpoint) bean).release();
    }

    private static int place() {
        return (int) Thread.currentThread().getId() * PROBES & PLACES - 1;
    }
}
