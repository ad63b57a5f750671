/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.chain;

import org.openchange.mapiproxy.spi.ModuleException;

/**
 * The way to one deployed bean. A bean that was taken belongs to the thread that took it until it is given back. Thread-safe.
 *
 * @param <T> ProxyModule or RpcServer
 */
public interface BeanSource<T> extends AutoCloseable {

    /** @throws ModuleException if the container has none to give at present */
    T take() throws ModuleException;

    void giveBack(T bean);

    /**
     * Whether a bean failed only because its container no longer runs it: it is being undeployed, and none of its own code has run. A container
     * may refuse before it tells that the bean leaves.
     */
    default boolean isRefusal(RuntimeException failure) {
        return false;
    }

    /** Releases every bean, those that are taken when they are given back. */
    @Override
    void close();

    /** A source of one object that may be called by many threads at once. */
    static <T> BeanSource<T> of(T bean) {
        return new BeanSource<>() {
            @Override
            public T take() {
                return bean;
            }

            @Override
            public void giveBack(T given) {
                // Nothing to do: the object is shared.
            }

            @Override
            public void close() {
                // Nothing to release.
            }
        };
    }
}
