/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.chain;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.openchange.mapiproxy.idl.Request;
import org.openchange.mapiproxy.idl.Response;
import org.openchange.mapiproxy.spi.CallOutcome;
import org.openchange.mapiproxy.spi.ModuleException;
import org.openchange.mapiproxy.spi.ProxyModule;
import org.openchange.mapiproxy.spi.Session;
import org.openchange.mapiproxy.spi.Verdict;

/** A module in the chain. Each hook takes a bean for just as long as the hook runs. */
final class ActiveModule extends ActiveBean<ProxyModule> {
    private final ModuleRegistration registration;
    private final int position;

    /** @param position in the configured list, from 0 */
    ActiveModule(ModuleRegistration registration, int position, BeanContext context) {
        super(context, registration.beans());
        this.registration = registration;
        this.position = position;
    }

    int position() {
        return position;
    }

    ModuleRegistration registration() {
        return registration;
    }

    /** Whether the bean overrides the hook and its activation names the operation for it. */
    boolean wants(Hook hook, int opnum) {
        return registration.hooks().contains(hook) && registration.filter().wants(hook, opnum);
    }

    void init() throws ModuleException {
        run(bean -> {
            bean.init(context());
            return this;
        });
    }

    ByteBuffer onRequestBytes(ChainedCall call, ByteBuffer stub) throws ModuleException {
        return run(call, bean -> bean.onRequestBytes(call, stub), stub);
    }

    Request onRequest(ChainedCall call, Request request) throws ModuleException {
        return run(call, bean -> bean.onRequest(call, request), request);
    }

    Verdict onDispatch(ChainedCall call, Request request) throws ModuleException {
        return run(call, bean -> bean.onDispatch(call, request), Verdict.relay());
    }

    ByteBuffer onResponseBytes(ChainedCall call, ByteBuffer stub) throws ModuleException {
        return run(call, bean -> bean.onResponseBytes(call, stub), stub);
    }

    Response onResponse(ChainedCall call, Response response) throws ModuleException {
        return run(call, bean -> bean.onResponse(call, response), response);
    }

    void onEnd(ChainedCall call, CallOutcome outcome) throws ModuleException {
        run(
                call,
                bean -> {
                    bean.onEnd(call, outcome);
                    return this;
                },
                this);
    }

    void onUnbind(Session session) throws ModuleException {
        run(bean -> {
            bean.onUnbind(session);
            return this;
        });
    }

    /** @param withoutIt what the call goes on with when the bean is gone */
    private <R> R run(ChainedCall call, HookCall<R> hook, R withoutIt) throws ModuleException {
        if (isGone()) {
            return withoutIt;
        }
        call.enterBean(context());
        try {
            return run(hook);
        } catch (RuntimeException e) {
            if (isRefusal(e)) {
                return withoutIt;
            }
            throw e;
        }
    }

    private <R> R run(HookCall<R> hook) throws ModuleException {
        ProxyModule bean = take();
        try {
            return Objects.requireNonNull(hook.on(bean), "what the hook returned");
        } finally {
            giveBack(bean);
        }
    }

    @FunctionalInterface
    private interface HookCall<R> {
        R on(ProxyModule bean) throws ModuleException;
    }

    @Override
    public String toString() {
        return "module \"" + name() + "\"";
    }
}
