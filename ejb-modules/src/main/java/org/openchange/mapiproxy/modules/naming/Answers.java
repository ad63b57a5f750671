/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.modules.naming;

import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.openchange.mapiproxy.idl.Response;
import org.openchange.mapiproxy.idl.nspi.NspiGetMatchesResponse;
import org.openchange.mapiproxy.idl.nspi.NspiGetPropsResponse;
import org.openchange.mapiproxy.idl.nspi.NspiQueryRowsResponse;
import org.openchange.mapiproxy.idl.nspi.NspiResolveNamesResponse;
import org.openchange.mapiproxy.idl.nspi.NspiResolveNamesWResponse;
import org.openchange.mapiproxy.idl.nspi.NspiSeekEntriesResponse;
import org.openchange.mapiproxy.idl.rfr.RfrGetFQDNFromServerDNResponse;
import org.openchange.mapiproxy.idl.rfr.RfrGetNewDSAResponse;
import org.openchange.mapiproxy.ndr.Referent;

/** Answers of NSPI and RFR as the client may see them. What names no server comes back as the same object. */
final class Answers {
    private final AnswerRows rows;
    private final String fqdn;

    Answers(ClientNames names, String fqdn) {
        this.rows = new AnswerRows(names, fqdn);
        this.fqdn = fqdn;
    }

    Response present(Response response) {
        if (response instanceof NspiGetPropsResponse answer) {
            return replace(answer, answer.ppRows(), rows::present, answer::withPpRows);
        } else if (response instanceof NspiQueryRowsResponse answer) {
            return replace(answer, answer.ppRows(), rows::present, answer::withPpRows);
        } else if (response instanceof NspiSeekEntriesResponse answer) {
            return replace(answer, answer.ppRows(), rows::present, answer::withPpRows);
        } else if (response instanceof NspiGetMatchesResponse answer) {
            return replace(answer, answer.ppRows(), rows::present, answer::withPpRows);
        } else if (response instanceof NspiResolveNamesResponse answer) {
            return replace(answer, answer.ppRows(), rows::present, answer::withPpRows);
        } else if (response instanceof NspiResolveNamesWResponse answer) {
            return replace(answer, answer.ppRows(), rows::present, answer::withPpRows);
        }
        return presentReferral(response);
    }

    private static <T> Response replace(
            Response answer, T old, UnaryOperator<T> present, Function<T, ? extends Response> with) {
        T presented = present.apply(old);
        return presented == old ? answer : with.apply(presented);
    }

    private Response presentReferral(Response response) {
        if (response instanceof RfrGetNewDSAResponse answer) {
            Referent<String> server = answer.ppszServer();
            return server == null || server.value() == null ? answer : answer.withPpszServer(new Referent<>(fqdn));
        } else if (response instanceof RfrGetFQDNFromServerDNResponse answer) {
            return answer.ppszServerFQDN() == null ? answer : answer.withPpszServerFQDN(fqdn);
        }
        return response;
    }
}
