/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.it.beans;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.ejb3.annotation.ResourceAdapter;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.idl.Request;
import org.openchange.mapiproxy.spi.Call;
import org.openchange.mapiproxy.spi.ModuleException;
import org.openchange.mapiproxy.spi.RpcServer;
import org.openchange.mapiproxy.spi.Verdict;

/** Answers with the name of its thread; one operation waits until the {@link PromptServer} is told to let go. */
@MessageDriven(
        messageListenerInterface = RpcServer.class,
        activationConfig = {
            @ActivationConfigProperty(propertyName = "server", propertyValue = "waiting"),
            @ActivationConfigProperty(propertyName = "interface", propertyValue = WaitingServer.INTERFACE)
        })
@ResourceAdapter("mapiproxy.ear#rar-transport.rar")
@TransactionManagement(TransactionManagementType.BEAN)
public class WaitingServer implements RpcServer {
    public static final String INTERFACE = "2a5f4c1e-9d0b-4f0e-8b6a-64d1c3a7e902/1.0";
    public static final int THREAD = 0;
    public static final int WAIT = 1;
    public static final int EXCEPTION = 2;

    private static final long PATIENCE_SECONDS = 60;
    static final CountDownLatch RELEASED = new CountDownLatch(1);

    @Override
    public Verdict serve(Call call, Request request) throws ModuleException {
        switch (request.opnum()) {
            case THREAD:
                return Verdict.answer(
                        StubText.response(THREAD, Thread.currentThread().getName()));
            case WAIT:
                await();
                return Verdict.answer(StubText.response(WAIT, "released"));
            case EXCEPTION:
                throw new IllegalStateException("the test wants it so");
            default:
                return Verdict.fault(FaultStatus.OP_RANGE_ERROR);
        }
    }

    private static void await() throws ModuleException {
        try {
            if (!RELEASED.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new ModuleException(FaultStatus.CANCEL, "nobody let go");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ModuleException(FaultStatus.CANCEL, "interrupted", e);
        }
    }
}
