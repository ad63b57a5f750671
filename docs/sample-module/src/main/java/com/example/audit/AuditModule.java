/* SPDX-License-Identifier: Apache-2.0 */
package com.example.audit;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.security.Principal;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.ejb3.annotation.ResourceAdapter;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.idl.Request;
import org.openchange.mapiproxy.spi.Call;
import org.openchange.mapiproxy.spi.ModuleContext;
import org.openchange.mapiproxy.spi.ModuleException;
import org.openchange.mapiproxy.spi.ProxyModule;
import org.openchange.mapiproxy.spi.Session;
import org.openchange.mapiproxy.spi.SlotKey;
import org.openchange.mapiproxy.spi.Verdict;

/**
 * Writes down who calls what, and refuses operations that the administrator has listed.
 *
 * <p>Option: {@code audit:refuse}, operation names separated by commas, for example {@code EcDummyRpc, NspiModProps}.
 */
@MessageDriven(
        messageListenerInterface = ProxyModule.class,
        activationConfig = {
            @ActivationConfigProperty(propertyName = "module", propertyValue = "audit"),
            @ActivationConfigProperty(propertyName = "interface", propertyValue = "any")
        })
@ResourceAdapter("mapiproxy.ear#rar-transport.rar")
@TransactionManagement(TransactionManagementType.BEAN)
public class AuditModule implements ProxyModule {
    private static final Logger LOGGER = System.getLogger("audit");

    /** Settings belong to the module: parsed once, shared by all instances of the bean. */
    private static final SlotKey<Refused> REFUSED = new SlotKey<>("audit.refused", Refused.class);

    /** Counts belong to a client: one for each session, gone when it ends. */
    private static final SlotKey<AtomicInteger> CALLS = new SlotKey<>("audit.calls", AtomicInteger.class);

    @Override
    public void init(ModuleContext context) throws ModuleException {
        String value = context.option("audit:refuse").orElse("");
        if (!value.matches("[\\w\\s,]*")) {
            throw context.refuse("audit:refuse", value, "operation names separated by commas");
        }
        context.slots().put(REFUSED, new Refused(Set.of(value.isBlank() ? new String[0] : value.trim().split("\\s*,\\s*"))));
    }

    @Override
    public ByteBuffer onRequestBytes(Call call, ByteBuffer stub) throws ModuleException {
        call.session().slots().computeIfAbsent(CALLS, AtomicInteger::new).incrementAndGet();
        boolean refused = call.module()
                .slots()
                .get(REFUSED)
                .map(Refused::operations)
                .filter(operations -> operations.contains(call.operationName()))
                .isPresent();
        if (refused) {
            throw new ModuleException(FaultStatus.ACCESS_DENIED, call.operationName() + " is refused by audit:refuse");
        }
        return stub;
    }

    @Override
    public Verdict onDispatch(Call call, Request request) {
        String who = call.session().principal().map(Principal::getName).orElse("anonymous");
        LOGGER.log(Level.INFO, "{0} at {1} calls {2}", who, call.client(), call.operationName());
        return Verdict.relay();
    }

    @Override
    public void onUnbind(Session session) {
        int calls = session.slots().get(CALLS).map(AtomicInteger::get).orElse(0);
        LOGGER.log(Level.INFO, "session {0} made {1} calls", session.id(), calls);
    }

    record Refused(Set<String> operations) {}
}
