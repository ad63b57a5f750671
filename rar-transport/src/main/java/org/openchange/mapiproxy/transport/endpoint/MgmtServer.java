/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.endpoint;

import java.util.ArrayList;
import java.util.List;
import org.openchange.mapiproxy.config.ProxyIdentity;
import org.openchange.mapiproxy.dcerpc.AuthType;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.idl.Request;
import org.openchange.mapiproxy.idl.Response;
import org.openchange.mapiproxy.idl.mgmt.InqIfIdsRequest;
import org.openchange.mapiproxy.idl.mgmt.InqIfIdsResponse;
import org.openchange.mapiproxy.idl.mgmt.InqPrincNameRequest;
import org.openchange.mapiproxy.idl.mgmt.InqPrincNameResponse;
import org.openchange.mapiproxy.idl.mgmt.InqStatsRequest;
import org.openchange.mapiproxy.idl.mgmt.InqStatsResponse;
import org.openchange.mapiproxy.idl.mgmt.IsServerListeningRequest;
import org.openchange.mapiproxy.idl.mgmt.IsServerListeningResponse;
import org.openchange.mapiproxy.idl.mgmt.Mgmt;
import org.openchange.mapiproxy.idl.mgmt.RpcIfId;
import org.openchange.mapiproxy.idl.mgmt.RpcIfIdVector;
import org.openchange.mapiproxy.idl.mgmt.StopServerListeningRequest;
import org.openchange.mapiproxy.idl.mgmt.StopServerListeningResponse;
import org.openchange.mapiproxy.spi.control.Counter;
import org.openchange.mapiproxy.transport.Association;
import org.openchange.mapiproxy.transport.InboundCall;
import org.openchange.mapiproxy.transport.TransportCounters;

/** Remote management, C706 appendix Q, at every endpoint. Tells what it knows and lets nobody stop the server. */
public final class MgmtServer implements LocalServer {
    private static final int OK = 0;
    private static final int ACCESS_DENIED = 5;
    /** rpc_s_unknown_authn_service, in its Win32 form. */
    private static final int UNKNOWN_AUTHN_SERVICE = 0x6D3;
    /** ERROR_INSUFFICIENT_BUFFER: the name is longer than the client has room for. */
    private static final int INSUFFICIENT_BUFFER = 122;

    private final EndpointRegistry registry;
    private final TransportCounters counters;
    private final ProxyIdentity identity;

    public MgmtServer(EndpointRegistry registry, TransportCounters counters, ProxyIdentity identity) {
        this.registry = registry;
        this.counters = counters;
        this.identity = identity;
    }

    @Override
    public SyntaxId interfaceId() {
        return Mgmt.INTERFACE.id();
    }

    @Override
    public boolean isAt(Association association) {
        return true;
    }

    @Override
    public void serve(InboundCall call) {
        Request request = Stubs.read(Mgmt.INTERFACE, call);
        if (request == null) {
            call.fault(FaultStatus.OP_RANGE_ERROR, true);
        } else {
            Stubs.respond(call, answer(request, call.association()));
        }
    }

    private Response answer(Request request, Association association) {
        if (request instanceof InqIfIdsRequest) {
            return new InqIfIdsResponse(RpcIfIdVector.of(interfacesAt(association)), OK);
        } else if (request instanceof InqStatsRequest inquiry) {
            return inqStats(inquiry);
        } else if (request instanceof IsServerListeningRequest) {
            return new IsServerListeningResponse(OK, 1);
        } else if (request instanceof StopServerListeningRequest) {
            return new StopServerListeningResponse(ACCESS_DENIED);
        } else if (request instanceof InqPrincNameRequest inquiry) {
            return inqPrincName(inquiry);
        }
        throw new IllegalStateException(request + " is not in the IDL");
    }

    private List<RpcIfId> interfacesAt(Association association) {
        List<RpcIfId> ids = new ArrayList<>();
        ids.add(ifId(interfaceId()));
        registry.at(association.local().getPort()).stream()
                .map(entry -> ifId(entry.interfaceId()))
                .forEach(ids::add);
        return ids.stream().distinct().toList();
    }

    private static RpcIfId ifId(SyntaxId id) {
        return new RpcIfId(id.uuid(), id.major(), id.minor());
    }

    private Response inqStats(InqStatsRequest inquiry) {
        List<Long> all = List.of(
                wrapped(Counter.CALLS),
                wrapped(Counter.CALLS_RELAYED),
                wrapped(Counter.PDUS_IN),
                wrapped(Counter.PDUS_OUT));
        return InqStatsResponse.of(all.subList(0, (int) Math.min(all.size(), inquiry.count())), OK);
    }

    private long wrapped(Counter counter) {
        return counters.get(counter) & 0xFFFFFFFFL;
    }

    private Response inqPrincName(InqPrincNameRequest inquiry) {
        boolean isKnown = AuthType.of((int) Math.min(inquiry.authnProto(), 0xFFFF))
                .filter(type -> type != AuthType.NONE)
                .isPresent();
        if (!isKnown) {
            return new InqPrincNameResponse("", Math.max(1, inquiry.princNameSize()), UNKNOWN_AUTHN_SERVICE);
        }
        String name = inquiry.authnProto() == AuthType.NTLMSSP.value()
                ? identity.workgroup() + "\\" + identity.netbiosName()
                : "host/" + identity.fqdn();
        if (name.length() >= inquiry.princNameSize()) {
            return new InqPrincNameResponse("", Math.max(1, inquiry.princNameSize()), INSUFFICIENT_BUFFER);
        }
        return new InqPrincNameResponse(name, inquiry.princNameSize(), OK);
    }
}
