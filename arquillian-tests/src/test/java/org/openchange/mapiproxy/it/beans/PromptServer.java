/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.it.beans;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import org.jboss.ejb3.annotation.ResourceAdapter;
import org.openchange.mapiproxy.idl.Request;
import org.openchange.mapiproxy.spi.Call;
import org.openchange.mapiproxy.spi.RpcServer;
import org.openchange.mapiproxy.spi.Verdict;

/** Never waits: answers on the event loop, with the name of its thread. */
@MessageDriven(
        messageListenerInterface = RpcServer.class,
        activationConfig = {
            @ActivationConfigProperty(propertyName = "server", propertyValue = "prompt"),
            @ActivationConfigProperty(propertyName = "interface", propertyValue = PromptServer.INTERFACE),
            @ActivationConfigProperty(propertyName = "blocking", propertyValue = "false")
        })
@ResourceAdapter("mapiproxy.ear#rar-transport.rar")
@TransactionManagement(TransactionManagementType.BEAN)
public class PromptServer implements RpcServer {
    public static final String INTERFACE = "2a5f4c1e-9d0b-4f0e-8b6a-64d1c3a7e903/1.0";
    public static final int THREAD = 0;
    /** Lets go of every call that waits in the {@link WaitingServer}. */
    public static final int RELEASE = 1;

    @Override
    public Verdict serve(Call call, Request request) {
        if (request.opnum() == RELEASE) {
            WaitingServer.RELEASED.countDown();
        }
        return Verdict.answer(
                StubText.response(request.opnum(), Thread.currentThread().getName()));
    }
}
