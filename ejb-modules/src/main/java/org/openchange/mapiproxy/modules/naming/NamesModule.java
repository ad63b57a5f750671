/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.modules.naming;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import org.jboss.ejb3.annotation.ResourceAdapter;
import org.openchange.mapiproxy.idl.Request;
import org.openchange.mapiproxy.idl.Response;
import org.openchange.mapiproxy.idl.rfr.RfrGetFQDNFromServerDNRequest;
import org.openchange.mapiproxy.idl.rfr.RfrGetFQDNFromServerDNResponse;
import org.openchange.mapiproxy.spi.Call;
import org.openchange.mapiproxy.spi.ModuleContext;
import org.openchange.mapiproxy.spi.ProxyModule;
import org.openchange.mapiproxy.spi.SlotKey;
import org.openchange.mapiproxy.spi.Verdict;

/**
 * Presents the real servers as the proxy. PidTagAddressBookNetworkAddress and PidTagAddressBookHomeMessageDatabase in rows of NSPI answers, and
 * the servers in RFR answers, name the proxy; requests that name the proxy get the real server's name back. The adapter puts it at the end
 * of the chain in proxy mode unless {@code dcerpc_mapiproxy:replace names} is off.
 */
@MessageDriven(
        messageListenerInterface = ProxyModule.class,
        activationConfig = {
            @ActivationConfigProperty(propertyName = "module", propertyValue = "names"),
            @ActivationConfigProperty(propertyName = "interface", propertyValue = "exchange_nsp, exchange_ds_rfr"),
            // RfrGetFQDNFromServerDN; NspiGetMatches, NspiDNToMId, NspiResolveNames, NspiResolveNamesW
            @ActivationConfigProperty(propertyName = "requestOpnums", propertyValue = "1, 5, 7, 19, 20"),
            // both of RFR; NspiQueryRows, NspiSeekEntries, NspiGetMatches, NspiGetProps, NspiResolveNames,
            // NspiResolveNamesW
            @ActivationConfigProperty(propertyName = "responseOpnums", propertyValue = "0, 1, 3, 4, 5, 9, 19, 20")
        })
@ResourceAdapter("#rar-transport.rar")
@TransactionManagement(TransactionManagementType.BEAN)
public class NamesModule implements ProxyModule {
    /** What upstream has named; shared, so that a name that a client kept from an earlier session still means the same server. */
    private static final SlotKey<ServerNames> SERVERS = new SlotKey<>("names.servers", ServerNames.class);

    private static final SlotKey<ClientNames> CLIENT = new SlotKey<>("names.client", ClientNames.class);

    @Override
    public void init(ModuleContext context) {
        context.slots().put(SERVERS, new ServerNames(context.identity().netbiosName()));
    }

    @Override
    public Request onRequest(Call call, Request request) {
        return new RequestNames(namesOf(call)).restore(request);
    }

    /** A client may ask for the proxy by a name that it kept from before this proxy started: the answer is the proxy all the same. */
    @Override
    public Verdict onDispatch(Call call, Request request) {
        if (request instanceof RfrGetFQDNFromServerDNRequest referral
                && ServerDn.serverOf(referral.szMailboxServerDN())
                        .filter(serversOf(call)::isProxy)
                        .isPresent()) {
            return Verdict.answer(
                    new RfrGetFQDNFromServerDNResponse(call.module().identity().fqdn(), 0));
        }
        return Verdict.relay();
    }

    @Override
    public Response onResponse(Call call, Response response) {
        return new Answers(namesOf(call), call.module().identity().fqdn()).present(response);
    }

    private static ClientNames namesOf(Call call) {
        ServerNames servers = serversOf(call);
        return call.session().slots().computeIfAbsent(CLIENT, () -> new ClientNames(servers));
    }

    private static ServerNames serversOf(Call call) {
        ModuleContext module = call.module();
        return module.slots()
                .computeIfAbsent(
                        SERVERS, () -> new ServerNames(module.identity().netbiosName()));
    }
}
