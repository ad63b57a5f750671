/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.modules.naming;

import java.util.List;
import java.util.function.Function;
import org.openchange.mapiproxy.idl.Request;
import org.openchange.mapiproxy.idl.nspi.AndRestriction;
import org.openchange.mapiproxy.idl.nspi.NotRestriction;
import org.openchange.mapiproxy.idl.nspi.NspiDNToMIdRequest;
import org.openchange.mapiproxy.idl.nspi.NspiGetMatchesRequest;
import org.openchange.mapiproxy.idl.nspi.NspiResolveNamesRequest;
import org.openchange.mapiproxy.idl.nspi.NspiResolveNamesWRequest;
import org.openchange.mapiproxy.idl.nspi.PropValUnion;
import org.openchange.mapiproxy.idl.nspi.PropertyValue;
import org.openchange.mapiproxy.idl.nspi.Restriction;
import org.openchange.mapiproxy.idl.nspi.RestrictionUnion;
import org.openchange.mapiproxy.idl.rfr.RfrGetFQDNFromServerDNRequest;

/**
 * Requests as upstream knows them: the proxy's name in a distinguished name becomes the real server's. What does not name the proxy comes back
 * as the same object. The depth of a restriction was bounded when it was decoded.
 */
final class RequestNames {
    private final ClientNames names;

    RequestNames(ClientNames names) {
        this.names = names;
    }

    Request restore(Request request) {
        if (request instanceof NspiDNToMIdRequest call) {
            return replace(
                    call,
                    call.pNames().strings(),
                    dns -> call.withPNames(call.pNames().withStrings(dns)));
        } else if (request instanceof NspiResolveNamesRequest call) {
            return replace(
                    call,
                    call.paStr().strings(),
                    texts -> call.withPaStr(call.paStr().withStrings(texts)));
        } else if (request instanceof NspiResolveNamesWRequest call) {
            return replace(
                    call,
                    call.paWStr().strings(),
                    texts -> call.withPaWStr(call.paWStr().withStrings(texts)));
        } else if (request instanceof NspiGetMatchesRequest call && call.filter() != null) {
            Restriction restored = restore(call.filter());
            return restored == call.filter() ? call : call.withFilter(restored);
        } else if (request instanceof RfrGetFQDNFromServerDNRequest call) {
            String restored = names.restore(call.szMailboxServerDN());
            return restored.equals(call.szMailboxServerDN()) ? call : call.withSzMailboxServerDN(restored);
        }
        return request;
    }

    private Request replace(Request request, List<String> old, Function<List<String>, ? extends Request> with) {
        List<String> restored = Lists.map(old, names::restore);
        return restored == old ? request : with.apply(restored);
    }

    private Restriction restore(Restriction restriction) {
        RestrictionUnion old = restriction.res();
        RestrictionUnion restored = old;
        if (old instanceof RestrictionUnion.ResAnd and) {
            AndRestriction all = restore(and.resAnd());
            restored = all == and.resAnd() ? old : new RestrictionUnion.ResAnd(all);
        } else if (old instanceof RestrictionUnion.ResOr or) {
            AndRestriction any = restore(or.resOr());
            restored = any == or.resOr() ? old : new RestrictionUnion.ResOr(any);
        } else if (old instanceof RestrictionUnion.ResNot not && not.resNot().lpRes() != null) {
            Restriction inner = restore(not.resNot().lpRes());
            restored = inner == not.resNot().lpRes() ? old : new RestrictionUnion.ResNot(new NotRestriction(inner));
        } else if (old instanceof RestrictionUnion.ResSubRestriction sub
                && sub.resSubRestriction().lpRes() != null) {
            Restriction inner = restore(sub.resSubRestriction().lpRes());
            restored = inner == sub.resSubRestriction().lpRes()
                    ? old
                    : new RestrictionUnion.ResSubRestriction(
                            sub.resSubRestriction().withLpRes(inner));
        } else {
            restored = restoreValue(old);
        }
        return restored == old ? restriction : restriction.withRes(restored);
    }

    private AndRestriction restore(AndRestriction parts) {
        if (parts.lpRes() == null) {
            return parts;
        }
        List<Restriction> restored = Lists.map(parts.lpRes(), this::restore);
        return restored == parts.lpRes() ? parts : parts.withLpRes(restored);
    }

    private RestrictionUnion restoreValue(RestrictionUnion old) {
        if (old instanceof RestrictionUnion.ResProperty property
                && property.resProperty().lpProp() != null) {
            PropertyValue value = restore(property.resProperty().lpProp());
            return value == property.resProperty().lpProp()
                    ? old
                    : new RestrictionUnion.ResProperty(property.resProperty().withLpProp(value));
        } else if (old instanceof RestrictionUnion.ResContent content
                && content.resContent().lpProp() != null) {
            PropertyValue value = restore(content.resContent().lpProp());
            return value == content.resContent().lpProp()
                    ? old
                    : new RestrictionUnion.ResContent(content.resContent().withLpProp(value));
        }
        return old;
    }

    private PropertyValue restore(PropertyValue property) {
        PropValUnion restored = Strings.map(property.value(), names::restore);
        return restored == property.value() ? property : property.withValue(restored);
    }
}
