/* SPDX-License-Identifier: Apache-2.0 */
package com.example.directory;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.util.List;
import java.util.UUID;
import org.jboss.ejb3.annotation.ResourceAdapter;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.idl.Request;
import org.openchange.mapiproxy.idl.nspi.NspiBindRequest;
import org.openchange.mapiproxy.idl.nspi.NspiBindResponse;
import org.openchange.mapiproxy.idl.nspi.NspiDNToMIdRequest;
import org.openchange.mapiproxy.idl.nspi.NspiDNToMIdResponse;
import org.openchange.mapiproxy.idl.nspi.NspiUnbindRequest;
import org.openchange.mapiproxy.idl.nspi.NspiUnbindResponse;
import org.openchange.mapiproxy.idl.nspi.PropertyTagArray;
import org.openchange.mapiproxy.ndr.ContextHandle;
import org.openchange.mapiproxy.spi.Call;
import org.openchange.mapiproxy.spi.RpcServer;
import org.openchange.mapiproxy.spi.SlotKey;
import org.openchange.mapiproxy.spi.Verdict;

/**
 * An address book with one person in it. It answers NSPI in place of the server that comes with MAPIProxy once the configuration says
 * {@code dcerpc_mapiproxy:nspi_server = tiny}.
 */
@MessageDriven(
        messageListenerInterface = RpcServer.class,
        activationConfig = {
            @ActivationConfigProperty(propertyName = "server", propertyValue = "tiny"),
            @ActivationConfigProperty(propertyName = "interface", propertyValue = "exchange_nsp"),
            @ActivationConfigProperty(propertyName = "blocking", propertyValue = "false")
        })
@ResourceAdapter("mapiproxy.ear#rar-transport.rar")
@TransactionManagement(TransactionManagementType.BEAN)
public class TinyAddressBook implements RpcServer {
    private static final String PERSON = "/o=Example/ou=Group/cn=Recipients/cn=somebody";
    private static final long MINIMAL_ID = 0x10;
    private static final long NOBODY = 0;

    /** A client's session; it ends with the client, whatever happens. */
    private static final SlotKey<ContextHandle> OPEN = new SlotKey<>("tiny.session", ContextHandle.class);

    @Override
    public Verdict serve(Call call, Request request) {
        if (request instanceof NspiBindRequest bind) {
            ContextHandle handle = new ContextHandle(0, UUID.randomUUID());
            call.session().slots().put(OPEN, handle);
            return Verdict.answer(new NspiBindResponse(bind.pServerGuid(), handle, 0));
        } else if (request instanceof NspiUnbindRequest unbind && isOpen(call, unbind.contextHandle())) {
            call.session().slots().remove(OPEN);
            return Verdict.answer(new NspiUnbindResponse(ContextHandle.NULL, 1));
        } else if (request instanceof NspiDNToMIdRequest names && isOpen(call, names.hRpc())) {
            List<Long> found = names.pNames().strings().stream()
                    .map(name -> PERSON.equalsIgnoreCase(name) ? MINIMAL_ID : NOBODY)
                    .toList();
            return Verdict.answer(new NspiDNToMIdResponse(PropertyTagArray.of(found), 0));
        }
        return Verdict.fault(FaultStatus.CONTEXT_MISMATCH);
    }

    private static boolean isOpen(Call call, ContextHandle handle) {
        return call.session().slots().get(OPEN).filter(handle::equals).isPresent();
    }
}
