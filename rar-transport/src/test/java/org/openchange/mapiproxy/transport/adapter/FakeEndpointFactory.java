/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.adapter;

import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import javax.transaction.xa.XAResource;

/** Makes endpoints as a container does: proxies around one bean that can be released. */
final class FakeEndpointFactory implements MessageEndpointFactory {
    final AtomicInteger created = new AtomicInteger();
    final AtomicInteger released = new AtomicInteger();
    volatile boolean isUnavailable;
    private final Object bean;
    private final Class<?> listenerType;

    FakeEndpointFactory(Object bean, Class<?> listenerType) {
        this.bean = bean;
        this.listenerType = listenerType;
    }

    @Override
    public MessageEndpoint createEndpoint(XAResource resource) throws UnavailableException {
        return createEndpoint(resource, 0);
    }

    @Override
    public MessageEndpoint createEndpoint(XAResource resource, long timeout) throws UnavailableException {
        if (isUnavailable) {
            throw new UnavailableException("suspended");
        }
        created.incrementAndGet();
        return (MessageEndpoint) Proxy.newProxyInstance(
                listenerType.getClassLoader(),
                new Class<?>[] {listenerType, MessageEndpoint.class},
                (proxy, method, arguments) -> invoke(method, arguments));
    }

    private Object invoke(Method method, Object[] arguments) throws Throwable {
        if (method.getDeclaringClass() == MessageEndpoint.class) {
            released.incrementAndGet();
            return null;
        }
        try {
            return method.invoke(bean, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Override
    public boolean isDeliveryTransacted(Method method) {
        return false;
    }

    @Override
    public String getActivationName() {
        return "the same for all";
    }

    @Override
    public Class<?> getEndpointClass() {
        return bean.getClass();
    }
}
