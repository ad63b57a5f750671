/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.chain;

import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.openchange.mapiproxy.idl.Request;
import org.openchange.mapiproxy.idl.Response;
import org.openchange.mapiproxy.spi.Call;
import org.openchange.mapiproxy.spi.CallOutcome;
import org.openchange.mapiproxy.spi.ProxyModule;
import org.openchange.mapiproxy.spi.RpcServer;
import org.openchange.mapiproxy.spi.Session;

/** The hooks of a module that the chain calls per call or session, named as their methods are. */
public enum Hook {
    REQUEST_BYTES("onRequestBytes", Call.class, ByteBuffer.class),
    REQUEST("onRequest", Call.class, Request.class),
    DISPATCH("onDispatch", Call.class, Request.class),
    RESPONSE_BYTES("onResponseBytes", Call.class, ByteBuffer.class),
    RESPONSE("onResponse", Call.class, Response.class),
    END("onEnd", Call.class, CallOutcome.class),
    UNBIND("onUnbind", Session.class);

    private final String methodName;
    private final Class<?>[] parameters;

    Hook(String methodName, Class<?>... parameters) {
        this.methodName = methodName;
        this.parameters = parameters;
    }

    public String methodName() {
        return methodName;
    }

    /** The hooks that a bean's class overrides, itself or in a class or interface above it. */
    public static Set<Hook> overriddenBy(Class<?> beanClass) {
        EnumSet<Hook> overridden = EnumSet.noneOf(Hook.class);
        for (Hook hook : values()) {
            if (hook.isOverriddenBy(beanClass)) {
                overridden.add(hook);
            }
        }
        return overridden;
    }

    /** Whether a class overrides this one hook; of a server bean it can be onUnbind. */
    public boolean isOverriddenBy(Class<?> beanClass) {
        try {
            Method method = beanClass.getMethod(methodName, parameters);
            Class<?> declaring = method.getDeclaringClass();
            return declaring != ProxyModule.class && declaring != RpcServer.class;
        } catch (NoSuchMethodException e) {
            // A bean class without the interface: WildFly then delivers by name, and what is not there is not
            // overridden.
            return false;
        }
    }

    /** The method names, in the order in which a call meets them. */
    static List<String> names(Set<Hook> hooks) {
        Stream<Hook> ordered = Arrays.stream(values()).filter(hooks::contains);
        return ordered.map(Hook::methodName).toList();
    }
}
