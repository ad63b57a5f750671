/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.it.beans;

import jakarta.annotation.Resource;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jboss.ejb3.annotation.ResourceAdapter;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.idl.Request;
import org.openchange.mapiproxy.spi.Call;
import org.openchange.mapiproxy.spi.ModuleException;
import org.openchange.mapiproxy.spi.RpcConnection;
import org.openchange.mapiproxy.spi.RpcConnectionFactory;
import org.openchange.mapiproxy.spi.RpcServer;
import org.openchange.mapiproxy.spi.Verdict;
import org.openchange.mapiproxy.spi.control.ProxyControl;

/** Looks at the proxy through {@link ProxyControl}, and calls upstream over connections of its own. */
@MessageDriven(
        messageListenerInterface = RpcServer.class,
        activationConfig = {
            @ActivationConfigProperty(propertyName = "server", propertyValue = "inspecting"),
            @ActivationConfigProperty(propertyName = "interface", propertyValue = InspectingServer.INTERFACE)
        })
@ResourceAdapter("mapiproxy.ear#rar-transport.rar")
@TransactionManagement(TransactionManagementType.BEAN)
public class InspectingServer implements RpcServer {
    public static final String INTERFACE = "2a5f4c1e-9d0b-4f0e-8b6a-64d1c3a7e904/1.0";
    /** Answers with the listeners, {@code NAME=PORT}. */
    public static final int LISTENERS = 0;
    /** Sends the stub to the configured upstream and answers with what comes back. */
    public static final int CALL_UPSTREAM = 1;
    /** Answers with why a connection to the binding in the stub failed. */
    public static final int CALL_BINDING = 2;

    private static final long PATIENCE_SECONDS = 20;

    @Resource(lookup = ProxyControl.JNDI_NAME)
    private ProxyControl control;

    @Resource(lookup = RpcConnectionFactory.JNDI_NAME)
    private RpcConnectionFactory connections;

    @Override
    public Verdict serve(Call call, Request request) throws ModuleException {
        return switch (request.opnum()) {
            case LISTENERS -> answer(request, listeners());
            case CALL_UPSTREAM -> answer(request, callUpstream(StubText.of(request)));
            case CALL_BINDING -> answer(request, failureOf(StubText.of(request)));
            default -> Verdict.fault(FaultStatus.OP_RANGE_ERROR);
        };
    }

    private static Verdict answer(Request request, String text) {
        return Verdict.answer(StubText.response(request.opnum(), text));
    }

    private String listeners() {
        return control.status().listeners().stream()
                .map(listener -> listener.name() + "=" + listener.port())
                .collect(Collectors.joining(" "));
    }

    private String callUpstream(String text) throws ModuleException {
        try (RpcConnection connection = connections.connect(StubText.INTERFACE)) {
            ByteBuffer answer = connection
                    .call(CALL_UPSTREAM, StubText.bytes(text))
                    .toCompletableFuture()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return StubText.of(answer);
        } catch (IOException | ExecutionException | TimeoutException e) {
            throw new ModuleException(FaultStatus.CANNOT_PERFORM, "upstream did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ModuleException(FaultStatus.CANCEL, "interrupted", e);
        }
    }

    private String failureOf(String binding) {
        try (RpcConnection connection = connections.connect(StubText.INTERFACE, binding)) {
            return "connected";
        } catch (IOException e) {
            return "refused: " + e.getMessage();
        }
    }
}
