/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.servers.rfr;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import org.jboss.ejb3.annotation.ResourceAdapter;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.idl.Request;
import org.openchange.mapiproxy.servers.AddressBookAccess;
import org.openchange.mapiproxy.servers.ServerOptions;
import org.openchange.mapiproxy.spi.Call;
import org.openchange.mapiproxy.spi.ModuleContext;
import org.openchange.mapiproxy.spi.ModuleException;
import org.openchange.mapiproxy.spi.RpcServer;
import org.openchange.mapiproxy.spi.Verdict;

/**
 * The default server of RFR. Its option is {@code rfr:anonymous}: whether those who did not authenticate are told of the servers of
 * the configuration's organization.
 */
@MessageDriven(
        messageListenerInterface = RpcServer.class,
        activationConfig = {
            @ActivationConfigProperty(propertyName = "server", propertyValue = "default"),
            @ActivationConfigProperty(propertyName = "interface", propertyValue = "exchange_ds_rfr"),
            @ActivationConfigProperty(propertyName = "blocking", propertyValue = "false")
        })
@ResourceAdapter("#rar-transport.rar")
@TransactionManagement(TransactionManagementType.BEAN)
public class ReferralServer implements RpcServer {

    @Override
    public void init(ModuleContext context) throws ModuleException {
        boolean isAnonymousAllowed = ServerOptions.isYes(context, "rfr:anonymous", false);
        AddressBookAccess access = AddressBookAccess.open();
        context.slots().put(ReferralService.SLOT, new ReferralService(access, isAnonymousAllowed, context.identity()));
    }

    @Override
    public Verdict serve(Call call, Request request) throws ModuleException {
        ReferralService service = call.module()
                .slots()
                .get(ReferralService.SLOT)
                .orElseThrow(() -> new ModuleException(FaultStatus.SERVER_UNAVAILABLE, "the server was undeployed"));
        return service.serve(call.session(), request);
    }
}
