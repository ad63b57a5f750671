/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.servers.nspi.operation;

import java.util.function.BiFunction;
import java.util.function.Function;
import org.openchange.mapiproxy.idl.Request;
import org.openchange.mapiproxy.idl.Response;
import org.openchange.mapiproxy.idl.nspi.PropertyTagArray;
import org.openchange.mapiproxy.ndr.ContextHandle;
import org.openchange.mapiproxy.persistence.addressbook.AddressBook;
import org.openchange.mapiproxy.persistence.addressbook.TooComplexException;
import org.openchange.mapiproxy.servers.nspi.value.Lists;
import org.openchange.mapiproxy.servers.nspi.value.NspiException;
import org.openchange.mapiproxy.servers.nspi.value.ReturnCode;

/**
 * One operation.
 *
 * @param type its request
 * @param handle the request's context handle
 * @param costs how long it takes
 * @param behaviour what it does
 * @param refusal the answer with an error code: NULL for all that is returned, and the STAT as it came
 */
record Operation<Q extends Request>(
        Class<Q> type,
        Function<Q, ContextHandle> handle,
        Costs<Q> costs,
        Behaviour<Q> behaviour,
        BiFunction<Q, ReturnCode, Response> refusal) {

    /** What an operation may take. */
    enum Cost {
        /** Looks at a few objects in memory. */
        QUICK,
        /** Looks at many objects, or sorts them; or reads a photo. */
        LONG,
        /** Asks the directory. */
        WAITS
    }

    /** What a request takes in an address book. */
    @FunctionalInterface
    interface Costs<Q> {
        Cost of(AddressBook book, Q request);

        /** What an operation takes that returns columns: some are kept by the directory alone. */
        static <Q> Costs<Q> columns(Cost cost, Function<Q, PropertyTagArray> tags) {
            return (book, request) -> {
                PropertyTagArray sent = tags.apply(request);
                boolean isRead = sent != null && Lists.tags(sent).stream().anyMatch(book::isReadThrough);
                return isRead ? Cost.WAITS : cost;
            };
        }

        static <Q> Costs<Q> always(Cost cost) {
            return (book, request) -> cost;
        }
    }

    /** See [MS-OXNSPI] 3.1.4.1. */
    @FunctionalInterface
    interface Behaviour<Q> {
        Response perform(NspiCall call, Q request) throws NspiException;
    }

    Cost cost(AddressBook book, Request request) {
        return costs.of(book, type.cast(request));
    }

    ContextHandle handleOf(Request request) {
        return handle.apply(type.cast(request));
    }

    Response perform(NspiCall call, Request request) {
        Q own = type.cast(request);
        try {
            return behaviour.perform(call, own);
        } catch (NspiException e) {
            System.getLogger(Operation.class.getName())
                    .log(
                            System.Logger.Level.DEBUG,
                            () -> type.getSimpleName() + ": " + e.code() + ", " + e.getMessage());
            return refusal.apply(own, e.code());
        } catch (TooComplexException e) {
            return refusal.apply(own, ReturnCode.TOO_COMPLEX);
        }
    }

    Response refuse(Request request, ReturnCode code) {
        return refusal.apply(type.cast(request), code);
    }
}
