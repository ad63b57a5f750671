/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.servers.nspi;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import org.jboss.ejb3.annotation.ResourceAdapter;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.idl.Request;
import org.openchange.mapiproxy.servers.AddressBookAccess;
import org.openchange.mapiproxy.spi.Call;
import org.openchange.mapiproxy.spi.ModuleContext;
import org.openchange.mapiproxy.spi.ModuleException;
import org.openchange.mapiproxy.spi.RpcServer;
import org.openchange.mapiproxy.spi.Verdict;

/** The default server of NSPI: the address book, from the directory. Its options are those of {@link NspiSettings}. */
@MessageDriven(
        messageListenerInterface = RpcServer.class,
        activationConfig = {
            @ActivationConfigProperty(propertyName = "server", propertyValue = "default"),
            @ActivationConfigProperty(propertyName = "interface", propertyValue = "exchange_nsp"),
            @ActivationConfigProperty(propertyName = "blocking", propertyValue = "false")
        })
@ResourceAdapter("#rar-transport.rar")
@TransactionManagement(TransactionManagementType.BEAN)
public class NspiServer implements RpcServer {

    @Override
    public void init(ModuleContext context) throws ModuleException {
        NspiSettings settings = NspiSettings.read(context);
        context.slots().put(NspiService.SLOT, new NspiService(AddressBookAccess.open(), settings, context.identity()));
    }

    @Override
    public Verdict serve(Call call, Request request) throws ModuleException {
        NspiService service = call.module()
                .slots()
                .get(NspiService.SLOT)
                .orElseThrow(() -> new ModuleException(FaultStatus.SERVER_UNAVAILABLE, "the server was undeployed"));
        return service.serve(call.session(), request);
    }
}
