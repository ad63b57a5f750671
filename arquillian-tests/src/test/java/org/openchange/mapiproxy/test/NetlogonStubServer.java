/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.test;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.nio.ByteBuffer;
import org.jboss.ejb3.annotation.ResourceAdapter;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.idl.OpaqueResponse;
import org.openchange.mapiproxy.idl.Request;
import org.openchange.mapiproxy.spi.Call;
import org.openchange.mapiproxy.spi.RpcServer;
import org.openchange.mapiproxy.spi.Verdict;

/**
 * [MS-NRPC] Netlogon, as much as Samba's conformance suite calls: it asks the endpoint mapper for this interface and calls
 * NetrServerReqChallenge, whose answer it looks at only for its status.
 */
@MessageDriven(
        messageListenerInterface = RpcServer.class,
        activationConfig = {
            @ActivationConfigProperty(propertyName = "server", propertyValue = "netlogon-stub"),
            @ActivationConfigProperty(
                    propertyName = "interface",
                    propertyValue = "12345678-1234-abcd-ef00-01234567cffb/1.0"),
            @ActivationConfigProperty(propertyName = "blocking", propertyValue = "false")
        })
@ResourceAdapter("mapiproxy.ear#rar-transport.rar")
@TransactionManagement(TransactionManagementType.BEAN)
public class NetlogonStubServer implements RpcServer {

    private static final int SERVER_REQ_CHALLENGE = 4;
    /** A challenge of 8 bytes and STATUS_SUCCESS. */
    private static final int ANSWER_BYTES = 12;

    @Override
    public Verdict serve(Call call, Request request) {
        if (request.opnum() != SERVER_REQ_CHALLENGE) {
            return Verdict.fault(FaultStatus.OP_RANGE_ERROR);
        }
        return Verdict.answer(new OpaqueResponse(
                SERVER_REQ_CHALLENGE, ByteBuffer.allocate(ANSWER_BYTES).order(call.byteOrder())));
    }
}
