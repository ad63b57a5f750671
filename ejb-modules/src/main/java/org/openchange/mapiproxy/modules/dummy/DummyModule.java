/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.modules.dummy;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import org.jboss.ejb3.annotation.ResourceAdapter;
import org.openchange.mapiproxy.idl.Request;
import org.openchange.mapiproxy.idl.Response;
import org.openchange.mapiproxy.spi.Call;
import org.openchange.mapiproxy.spi.ModuleContext;
import org.openchange.mapiproxy.spi.ProxyModule;
import org.openchange.mapiproxy.spi.Session;
import org.openchange.mapiproxy.spi.SlotKey;
import org.openchange.mapiproxy.spi.Verdict;

/**
 * Uses every hook, changes nothing and logs what it sees. Authors copy it and delete the hooks that they do not need: a hook that is not
 * overridden costs nothing.
 *
 * <p>Option: {@code mpm_dummy:test}, a text that is logged when the module joins the chain.
 */
@MessageDriven(
        messageListenerInterface = ProxyModule.class,
        activationConfig = {
            @ActivationConfigProperty(propertyName = "module", propertyValue = "dummy"),
            @ActivationConfigProperty(propertyName = "interface", propertyValue = "any")
        })
@ResourceAdapter("#rar-transport.rar")
@TransactionManagement(TransactionManagementType.BEAN)
public class DummyModule implements ProxyModule {
    private static final Logger LOGGER = System.getLogger(DummyModule.class.getName());

    /** How many calls of a session came by: an example of state that belongs to a client. */
    private static final SlotKey<CallCount> CALLS = new SlotKey<>("dummy.calls", CallCount.class);

    @Override
    public void init(ModuleContext context) {
        LOGGER.log(
                Level.INFO,
                "dummy: mpm_dummy:test = {0}",
                context.option("mpm_dummy:test").orElse("(not set)"));
    }

    @Override
    public ByteBuffer onRequestBytes(Call call, ByteBuffer stub) {
        log(call, "request of " + stub.remaining() + " bytes");
        return stub;
    }

    @Override
    public Request onRequest(Call call, Request request) {
        log(call, "request " + request.getClass().getSimpleName());
        return request;
    }

    @Override
    public Verdict onDispatch(Call call, Request request) {
        int number =
                call.session().slots().computeIfAbsent(CALLS, CallCount::new).next();
        log(call, "goes on as call " + number + " of its session");
        return Verdict.relay();
    }

    @Override
    public ByteBuffer onResponseBytes(Call call, ByteBuffer stub) {
        log(call, "response of " + stub.remaining() + " bytes");
        return stub;
    }

    @Override
    public Response onResponse(Call call, Response response) {
        log(call, "response " + response.getClass().getSimpleName());
        return response;
    }

    @Override
    public void onUnbind(Session session) {
        int calls = session.slots().get(CALLS).map(CallCount::total).orElse(0);
        LOGGER.log(Level.INFO, "dummy: session {0} ends after {1} calls", session.id(), calls);
    }

    private static void log(Call call, String what) {
        LOGGER.log(
                Level.INFO,
                () -> "dummy: call " + call.id() + " " + call.interfaceName() + "." + call.operationName() + ": "
                        + what);
    }
}
