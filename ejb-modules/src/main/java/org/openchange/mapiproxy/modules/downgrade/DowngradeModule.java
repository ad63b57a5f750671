/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.modules.downgrade;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.util.List;
import org.jboss.ejb3.annotation.ResourceAdapter;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.idl.Request;
import org.openchange.mapiproxy.idl.Response;
import org.openchange.mapiproxy.idl.emsmdb.EcDoConnectResponse;
import org.openchange.mapiproxy.spi.Call;
import org.openchange.mapiproxy.spi.ProxyModule;
import org.openchange.mapiproxy.spi.Verdict;

/**
 * Refuses EcDoConnectEx without asking upstream, so that Outlook falls back to EcDoConnect and EcDoRpc, whose buffers are not compressed; and
 * tells it that the server is an Exchange 2000, so that it stays there.
 */
@MessageDriven(
        messageListenerInterface = ProxyModule.class,
        activationConfig = {
            @ActivationConfigProperty(propertyName = "module", propertyValue = "downgrade"),
            @ActivationConfigProperty(propertyName = "interface", propertyValue = "exchange_emsmdb"),
            @ActivationConfigProperty(propertyName = "opnums", propertyValue = "0, 10")
        })
@ResourceAdapter("#rar-transport.rar")
@TransactionManagement(TransactionManagementType.BEAN)
public class DowngradeModule implements ProxyModule {
    /** rgwServerVersion of Exchange 2000: product 6.0, build 4417, revision 5, in the form of the original. */
    static final List<Integer> EXCHANGE_2000 = List.of(0x0006, 0x1141, 0x0005);

    private static final int EC_DO_CONNECT_EX = 10;

    @Override
    public Verdict onDispatch(Call call, Request request) {
        return call.opnum() == EC_DO_CONNECT_EX ? Verdict.fault(FaultStatus.OP_RANGE_ERROR) : Verdict.relay();
    }

    @Override
    public Response onResponse(Call call, Response response) {
        return response instanceof EcDoConnectResponse answer ? answer.withRgwServerVersion(EXCHANGE_2000) : response;
    }
}
