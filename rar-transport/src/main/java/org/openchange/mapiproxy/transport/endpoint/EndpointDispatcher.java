/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.endpoint;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import org.openchange.mapiproxy.dcerpc.AuthLevel;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.transport.Association;
import org.openchange.mapiproxy.transport.CallDispatcher;
import org.openchange.mapiproxy.transport.InboundCall;
import org.openchange.mapiproxy.wire.MalformedMessageException;

/** Answers EPM and MGMT here, and hands every other interface that lives at the endpoint in question to the next dispatcher. */
public final class EndpointDispatcher implements CallDispatcher {
    private static final Logger LOGGER = System.getLogger(EndpointDispatcher.class.getName());

    private final List<LocalServer> servers;
    private final EndpointRegistry registry;
    private final AuthLevel minimumLevel;
    private final CallDispatcher next;

    /**
     * @param minimumLevel calls of the other interfaces below it are refused with access denied
     * @param next where calls of the other interfaces go
     */
    public EndpointDispatcher(
            EpmServer epm, MgmtServer mgmt, EndpointRegistry registry, AuthLevel minimumLevel, CallDispatcher next) {
        this.servers = List.of(mgmt, epm);
        this.registry = registry;
        this.minimumLevel = minimumLevel;
        this.next = next;
    }

    @Override
    public boolean offers(SyntaxId interfaceId, Association association) {
        LocalServer local = find(interfaceId);
        if (local != null) {
            return local.isAt(association);
        }
        return registry.serves(interfaceId, association.local().getPort()) && next.offers(interfaceId, association);
    }

    @Override
    public void dispatch(InboundCall call) {
        LocalServer local = find(call.interfaceId());
        if (local != null) {
            serve(local, call);
        } else if (call.authLevel().value() < minimumLevel.value()) {
            call.fault(FaultStatus.ACCESS_DENIED, true);
        } else {
            next.dispatch(call);
        }
    }

    private LocalServer find(SyntaxId interfaceId) {
        for (LocalServer server : servers) {
            SyntaxId served = server.interfaceId();
            if (served.uuid().equals(interfaceId.uuid())
                    && served.major() == interfaceId.major()
                    && interfaceId.minor() <= served.minor()) {
                return server;
            }
        }
        return null;
    }

    private static void serve(LocalServer server, InboundCall call) {
        try {
            server.serve(call);
        } catch (MalformedMessageException e) {
            LOGGER.log(Level.DEBUG, "{0}: {1}", call, e.getMessage());
            call.fault(FaultStatus.BAD_STUB_DATA, true);
        }
    }
}
