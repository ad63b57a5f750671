/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.servers.rfr;

import java.util.Optional;
import org.openchange.mapiproxy.config.ProxyIdentity;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.idl.Request;
import org.openchange.mapiproxy.idl.rfr.RfrGetFQDNFromServerDNRequest;
import org.openchange.mapiproxy.idl.rfr.RfrGetFQDNFromServerDNResponse;
import org.openchange.mapiproxy.idl.rfr.RfrGetNewDSARequest;
import org.openchange.mapiproxy.idl.rfr.RfrGetNewDSAResponse;
import org.openchange.mapiproxy.ndr.Referent;
import org.openchange.mapiproxy.persistence.addressbook.AddressBook;
import org.openchange.mapiproxy.servers.AddressBookAccess;
import org.openchange.mapiproxy.servers.Caller;
import org.openchange.mapiproxy.spi.Session;
import org.openchange.mapiproxy.spi.SlotKey;
import org.openchange.mapiproxy.spi.Verdict;

/** All that instances of the server share. Thread-safe; answers from memory. */
final class ReferralService implements AutoCloseable {
    static final SlotKey<ReferralService> SLOT = new SlotKey<>("rfr.service", ReferralService.class);

    static final int SUCCESS = 0;
    static final int NOT_FOUND = 0x8004010F;
    static final int ACCESS_DENIED = 0x80070005;

    private final AddressBookAccess access;
    private final boolean isAnonymousAllowed;
    private final ProxyIdentity identity;

    ReferralService(AddressBookAccess access, boolean isAnonymousAllowed, ProxyIdentity identity) {
        this.access = access;
        this.isAnonymousAllowed = isAnonymousAllowed;
        this.identity = identity;
    }

    Verdict serve(Session session, Request request) {
        Optional<AddressBook> book = book(session);
        if (request instanceof RfrGetNewDSARequest asked) {
            return Verdict.answer(getNewDSA(book, asked));
        } else if (request instanceof RfrGetFQDNFromServerDNRequest asked) {
            return Verdict.answer(getFQDNFromServerDN(book, asked));
        }
        return Verdict.fault(FaultStatus.OP_RANGE_ERROR);
    }

    private Optional<AddressBook> book(Session session) {
        Optional<String> anonymous = isAnonymousAllowed ? Optional.of(access.organization()) : Optional.empty();
        return Caller.of(session, access.books(), anonymous)
                .flatMap(caller -> access.books().book(caller.organization()));
    }

    /**
     * [MS-OXABREF] 3.1.4.1 RfrGetNewDSA: the server of the user's mailbox; this one for a user without one, and for a client that does not yet
     * know who it is.
     */
    private RfrGetNewDSAResponse getNewDSA(Optional<AddressBook> book, RfrGetNewDSARequest request) {
        if (book.isEmpty()) {
            return answer(request, null, ACCESS_DENIED);
        }
        Referrals referrals = new Referrals(book.get());
        String user = request.pUserDN();
        if (!user.isEmpty() && !referrals.knows(user)) {
            return answer(request, null, NOT_FOUND);
        }
        return answer(request, referrals.homeServer(user).orElseGet(identity::fqdn), SUCCESS);
    }

    /** A client that gave no place for the name gets none. */
    private static RfrGetNewDSAResponse answer(RfrGetNewDSARequest request, String server, int code) {
        Referent<String> name = request.ppszServer() == null ? null : new Referent<>(server);
        return new RfrGetNewDSAResponse(null, name, code);
    }

    /** [MS-OXABREF] 3.1.4.2 RfrGetFQDNFromServerDN. */
    private static RfrGetFQDNFromServerDNResponse getFQDNFromServerDN(
            Optional<AddressBook> book, RfrGetFQDNFromServerDNRequest request) {
        if (book.isEmpty()) {
            return new RfrGetFQDNFromServerDNResponse(null, ACCESS_DENIED);
        }
        return new Referrals(book.get())
                .server(request.szMailboxServerDN())
                .map(name -> new RfrGetFQDNFromServerDNResponse(name, SUCCESS))
                .orElseGet(() -> new RfrGetFQDNFromServerDNResponse(null, NOT_FOUND));
    }

    @Override
    public void close() {
        access.close();
    }
}
