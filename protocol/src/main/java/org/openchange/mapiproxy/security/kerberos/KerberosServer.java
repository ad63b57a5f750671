/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.kerberos;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openchange.mapiproxy.dcerpc.AuthType;
import org.openchange.mapiproxy.security.AccountState;
import org.openchange.mapiproxy.security.AuthenticatedPrincipal;
import org.openchange.mapiproxy.security.AuthenticationException;
import org.openchange.mapiproxy.security.kerberos.crypto.EncryptionKey;
import org.openchange.mapiproxy.security.kerberos.message.ApRequest;
import org.openchange.mapiproxy.security.kerberos.message.Authenticator;
import org.openchange.mapiproxy.security.kerberos.message.EncTicketPart;
import org.openchange.mapiproxy.security.kerberos.message.EncryptedData;
import org.openchange.mapiproxy.security.kerberos.pac.Pac;
import org.openchange.mapiproxy.security.kerberos.pac.PacClient;
import org.openchange.mapiproxy.security.kerberos.pac.PacLogon;
import org.openchange.mapiproxy.security.logon.AccountStates;
import org.openchange.mapiproxy.security.logon.LogonException;
import org.openchange.mapiproxy.security.logon.LogonFailure;

/** RFC 4120 3.2.3: what all Kerberos contexts that accept have in common, the keytab and the memory of authenticators. Thread-safe. */
public final class KerberosServer {
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);
    private static final int REPLAY_CAPACITY = 100_000;

    private final Keytab keytab;
    private final Optional<AccountStates> states;
    private final Clock clock;
    private final SecureRandom random;
    private final ReplayCache replays = new ReplayCache(REPLAY_CAPACITY, CLOCK_SKEW.multipliedBy(2));

    public KerberosServer(Keytab keytab) {
        this(keytab, Optional.empty());
    }

    /** @param states who may forbid a client to log on although the KDC gave it a ticket */
    public KerberosServer(Keytab keytab, Optional<AccountStates> states) {
        this(keytab, states, Clock.systemUTC(), new SecureRandom());
    }

    KerberosServer(Keytab keytab, Optional<AccountStates> states, Clock clock, SecureRandom random) {
        this.keytab = keytab;
        this.states = states;
        this.clock = clock;
        this.random = random;
    }

    /** A fresh context for one client. */
    public KerberosAcceptContext accept() {
        return new KerberosAcceptContext(this);
    }

    SecureRandom random() {
        return random;
    }

    /** Whether {@link #admit} may wait. */
    boolean mayWait() {
        return states.isPresent();
    }

    /**
     * The client that the ticket names, if its account may log on.
     *
     * @throws AuthenticationException if it may not, or that is not known
     */
    AuthenticatedPrincipal admit(Proof proof) throws AuthenticationException {
        EncTicketPart ticket = proof.ticket();
        // A client may ask the KDC under another name of its account; the PAC has the one that people are kept under.
        String user = proof.logon()
                .map(PacLogon::account)
                .filter(account -> !account.isEmpty())
                .orElse(ticket.client().toString());
        Optional<String> sid = proof.logon().map(PacLogon::sid).filter(text -> !text.isEmpty());
        AuthenticatedPrincipal client = new AuthenticatedPrincipal(user, ticket.clientRealm(), AuthType.KERBEROS, sid);
        AccountState state;
        try {
            state = states.isEmpty()
                    ? AccountState.ACTIVE
                    : states.get().stateOf(client).orElse(AccountState.ACTIVE);
        } catch (IOException e) {
            String message = "the state of the account cannot be had: " + e.getMessage();
            throw new LogonException(LogonFailure.UNAVAILABLE, message, client.getName());
        }
        if (state != AccountState.ACTIVE) {
            LogonFailure reason = LogonFailure.of(state);
            throw new LogonException(reason, reason.label() + ", " + client.getName(), client.getName());
        }
        return client;
    }

    /** Ticket and authenticator of a client that proved to know the session key. */
    record Proof(EncTicketPart ticket, Authenticator authenticator, Optional<PacLogon> logon) {}

    /** What a ticket says, and the key of the keytab that opened it. */
    private record OpenTicket(EncTicketPart part, EncryptionKey key) {}

    Proof prove(ApRequest request) throws AuthenticationException {
        OpenTicket open = decryptTicket(keytab, request);
        EncTicketPart ticket = open.part();
        Instant now = clock.instant();
        requireValid(ticket, now);
        Authenticator authenticator = decryptAuthenticator(request, ticket);
        if (!authenticator.client().sameAs(ticket.client())
                || !authenticator.clientRealm().equals(ticket.clientRealm())) {
            throw new AuthenticationException("ticket and authenticator name different clients");
        }
        if (Duration.between(authenticator.time(), now).abs().compareTo(CLOCK_SKEW) > 0) {
            throw new AuthenticationException(
                    "the clock of " + ticket.client() + " is wrong by more than " + CLOCK_SKEW);
        }
        requireNew(request, ticket, now);
        return new Proof(ticket, authenticator, verifyPac(ticket, open.key()));
    }

    /** Ticket and authenticator without any of the checks that an acceptor owes: for who only reads along. */
    static Proof decrypt(Keytab keytab, ApRequest request) throws AuthenticationException {
        EncTicketPart ticket = decryptTicket(keytab, request).part();
        return new Proof(ticket, decryptAuthenticator(request, ticket), Optional.empty());
    }

    private static Authenticator decryptAuthenticator(ApRequest request, EncTicketPart ticket)
            throws AuthenticationException {
        return Authenticator.read(request.authenticator()
                .decrypt(ticket.sessionKey(), EncryptedData.USAGE_AP_REQ_AUTHENTICATOR)
                .orElseThrow(() -> new AuthenticationException("the authenticator does not decrypt")));
    }

    /**
     * Checks what an Active Directory KDC adds to a ticket: that it signed it for this service, and that it belongs to this ticket. The KDC's
     * own signature only a KDC can check. Empty for a KDC that adds nothing.
     */
    private static Optional<PacLogon> verifyPac(EncTicketPart ticket, EncryptionKey key)
            throws AuthenticationException {
        if (ticket.pac().isEmpty()) {
            return Optional.empty();
        }
        Pac pac = Pac.read(ticket.pac().get());
        String client = ticket.clientRealm() + "\\" + ticket.client();
        if (!pac.isSignedWith(key)) {
            throw new LogonException(LogonFailure.BAD_TOKEN, "wrong signature of the PAC of " + client, client);
        }
        boolean isOfTicket = pac.client()
                .filter(named -> named.authTime().equals(ticket.authTime()) && names(named, ticket))
                .isPresent();
        if (!isOfTicket) {
            throw new LogonException(
                    LogonFailure.BAD_TOKEN, "the PAC in the ticket of " + client + " is another's", client);
        }
        return pac.logon();
    }

    /** Some KDCs write the name with its realm. */
    private static boolean names(PacClient named, EncTicketPart ticket) {
        String client = ticket.client().toString();
        return named.name().equalsIgnoreCase(client)
                || named.name().equalsIgnoreCase(client + "@" + ticket.clientRealm());
    }

    private void requireNew(ApRequest request, EncTicketPart ticket, Instant now) throws AuthenticationException {
        ReplayCache.Verdict verdict = replays.check(request.authenticator().cipher(), now);
        if (verdict == ReplayCache.Verdict.REPLAYED) {
            throw new AuthenticationException("replayed authenticator of " + ticket.client());
        }
        if (verdict == ReplayCache.Verdict.FULL) {
            throw new AuthenticationException("too many Kerberos logons within " + CLOCK_SKEW);
        }
    }

    private static OpenTicket decryptTicket(Keytab keytab, ApRequest request) throws AuthenticationException {
        EncryptedData part = request.ticket().encryptedPart();
        for (EncryptionKey key : candidates(keytab, request)) {
            Optional<byte[]> plaintext = part.decrypt(key, EncryptedData.USAGE_TICKET);
            if (plaintext.isPresent()) {
                return new OpenTicket(EncTicketPart.read(plaintext.get()), key);
            }
        }
        throw new AuthenticationException("no key of the keytab fits the ticket for "
                + request.ticket().server() + "@" + request.ticket().realm() + ", encryption type "
                + part.encryptionType() + ", kvno " + part.keyVersion());
    }

    private static List<EncryptionKey> candidates(Keytab keytab, ApRequest request) throws AuthenticationException {
        try {
            return keytab.candidates(request.ticket());
        } catch (IOException e) {
            throw new AuthenticationException("the keytab cannot be read", e);
        }
    }

    private static void requireValid(EncTicketPart ticket, Instant now) throws AuthenticationException {
        boolean early = ticket.startTime()
                .map(start -> start.isAfter(now.plus(CLOCK_SKEW)))
                .orElse(false);
        if (early || ticket.isInvalid()) {
            throw new AuthenticationException("the ticket of " + ticket.client() + " is not yet valid");
        }
        if (ticket.endTime().isBefore(now.minus(CLOCK_SKEW))) {
            throw new AuthenticationException("the ticket of " + ticket.client() + " has expired");
        }
    }
}
