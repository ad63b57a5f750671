/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory.embedded;

import com.unboundid.ldap.listener.LDAPListenerClientConnection;
import com.unboundid.ldap.listener.LDAPListenerRequestHandler;
import com.unboundid.ldap.protocol.AddRequestProtocolOp;
import com.unboundid.ldap.protocol.AddResponseProtocolOp;
import com.unboundid.ldap.protocol.BindRequestProtocolOp;
import com.unboundid.ldap.protocol.BindResponseProtocolOp;
import com.unboundid.ldap.protocol.CompareRequestProtocolOp;
import com.unboundid.ldap.protocol.CompareResponseProtocolOp;
import com.unboundid.ldap.protocol.DeleteRequestProtocolOp;
import com.unboundid.ldap.protocol.DeleteResponseProtocolOp;
import com.unboundid.ldap.protocol.ExtendedRequestProtocolOp;
import com.unboundid.ldap.protocol.ExtendedResponseProtocolOp;
import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.protocol.ModifyDNRequestProtocolOp;
import com.unboundid.ldap.protocol.ModifyDNResponseProtocolOp;
import com.unboundid.ldap.protocol.ModifyRequestProtocolOp;
import com.unboundid.ldap.protocol.ModifyResponseProtocolOp;
import com.unboundid.ldap.protocol.ProtocolOp;
import com.unboundid.ldap.protocol.SearchRequestProtocolOp;
import com.unboundid.ldap.protocol.SearchResultDoneProtocolOp;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import java.util.List;

/** RFC 4511: the requests of one connection. What they do is in {@link EntryService}; here is who asks, and the form of answers. */
final class LdapRequests extends LDAPListenerRequestHandler {
    private final EntryService service;
    private final LDAPListenerClientConnection connection;
    private volatile DN bound = DN.NULL_DN;

    /** @param connection null for the one that makes the others */
    LdapRequests(EntryService service, LDAPListenerClientConnection connection) {
        this.service = service;
        this.connection = connection;
    }

    @Override
    public LdapRequests newInstance(LDAPListenerClientConnection client) {
        return new LdapRequests(service, client);
    }

    /** What a request does. */
    private interface Action {
        ResultCode run() throws LDAPException;
    }

    /** How an answer of one kind is made. */
    private interface Answer {
        ProtocolOp of(int code, String matched, String text, List<String> referrals);
    }

    private static LDAPMessage answer(int id, Action action, Answer answer) {
        try {
            return new LDAPMessage(id, answer.of(action.run().intValue(), null, null, null));
        } catch (LDAPException e) {
            return new LDAPMessage(id, answer.of(e.getResultCode().intValue(), e.getMatchedDN(), e.getMessage(), null));
        }
    }

    @Override
    public LDAPMessage processBindRequest(int id, BindRequestProtocolOp request, List<Control> controls) {
        bound = DN.NULL_DN;
        return answer(
                id,
                () -> {
                    if (request.getCredentialsType() != BindRequestProtocolOp.CRED_TYPE_SIMPLE) {
                        throw new LDAPException(ResultCode.AUTH_METHOD_NOT_SUPPORTED, "only simple binds are known");
                    }
                    bound = service.bind(
                            request.getBindDN(), request.getSimplePassword().getValue());
                    return ResultCode.SUCCESS;
                },
                (code, matched, text, referrals) -> new BindResponseProtocolOp(code, matched, text, referrals, null));
    }

    @Override
    public LDAPMessage processAddRequest(int id, AddRequestProtocolOp request, List<Control> controls) {
        return answer(
                id,
                () -> {
                    service.add(actor(controls), new Entry(request.getDN(), request.getAttributes()));
                    return ResultCode.SUCCESS;
                },
                AddResponseProtocolOp::new);
    }

    @Override
    public LDAPMessage processModifyRequest(int id, ModifyRequestProtocolOp request, List<Control> controls) {
        return answer(
                id,
                () -> {
                    service.modify(actor(controls), request.getDN(), request.getModifications());
                    return ResultCode.SUCCESS;
                },
                ModifyResponseProtocolOp::new);
    }

    @Override
    public LDAPMessage processModifyDNRequest(int id, ModifyDNRequestProtocolOp request, List<Control> controls) {
        return answer(
                id,
                () -> {
                    service.rename(actor(controls), request);
                    return ResultCode.SUCCESS;
                },
                ModifyDNResponseProtocolOp::new);
    }

    @Override
    public LDAPMessage processDeleteRequest(int id, DeleteRequestProtocolOp request, List<Control> controls) {
        return answer(
                id,
                () -> {
                    service.delete(actor(controls), request.getDN());
                    return ResultCode.SUCCESS;
                },
                DeleteResponseProtocolOp::new);
    }

    @Override
    public LDAPMessage processCompareRequest(int id, CompareRequestProtocolOp request, List<Control> controls) {
        return answer(
                id,
                () -> service.compare(actor(controls), request) ? ResultCode.COMPARE_TRUE : ResultCode.COMPARE_FALSE,
                CompareResponseProtocolOp::new);
    }

    @Override
    public LDAPMessage processExtendedRequest(int id, ExtendedRequestProtocolOp request, List<Control> controls) {
        return answer(
                id,
                () -> {
                    new ExtendedOperations(service).run(actor(controls), request);
                    return ResultCode.SUCCESS;
                },
                (code, matched, text, referrals) ->
                        new ExtendedResponseProtocolOp(code, matched, text, referrals, null, null));
    }

    @Override
    public LDAPMessage processSearchRequest(int id, SearchRequestProtocolOp request, List<Control> controls) {
        try {
            SearchAnswer found = service.search(actor(controls), request, LdapControls.of(controls));
            found.send(id, connection);
            return new LDAPMessage(
                    id, new SearchResultDoneProtocolOp(found.code().intValue(), null, null, null), found.controls());
        } catch (LDAPException e) {
            return new LDAPMessage(
                    id,
                    new SearchResultDoneProtocolOp(
                            e.getResultCode().intValue(), e.getMatchedDN(), e.getMessage(), null));
        }
    }

    /** With whose rights it is done; nobody does anything without having said who he is. */
    private DN actor(List<Control> controls) throws LDAPException {
        if (bound.isNullDN()) {
            throw new LDAPException(ResultCode.INSUFFICIENT_ACCESS_RIGHTS, "bind first");
        }
        LdapControls known = LdapControls.of(controls);
        return known.actingFor().isPresent()
                ? service.actingFor(bound, known.actingFor().get())
                : bound;
    }
}
