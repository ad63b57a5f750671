/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.servers.nspi;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.openchange.mapiproxy.config.ProxyIdentity;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.idl.Request;
import org.openchange.mapiproxy.idl.Response;
import org.openchange.mapiproxy.idl.nspi.NspiBindRequest;
import org.openchange.mapiproxy.idl.nspi.NspiBindResponse;
import org.openchange.mapiproxy.idl.nspi.NspiUnbindRequest;
import org.openchange.mapiproxy.idl.nspi.NspiUnbindResponse;
import org.openchange.mapiproxy.ndr.ContextHandle;
import org.openchange.mapiproxy.persistence.addressbook.AddressBook;
import org.openchange.mapiproxy.servers.AddressBookAccess;
import org.openchange.mapiproxy.servers.Caller;
import org.openchange.mapiproxy.servers.nspi.operation.NspiCall;
import org.openchange.mapiproxy.servers.nspi.operation.NspiCaller;
import org.openchange.mapiproxy.servers.nspi.operation.Operations;
import org.openchange.mapiproxy.servers.nspi.value.CodePage;
import org.openchange.mapiproxy.servers.nspi.value.PropertyMapper;
import org.openchange.mapiproxy.servers.nspi.value.ReturnCode;
import org.openchange.mapiproxy.spi.Session;
import org.openchange.mapiproxy.spi.SlotKey;
import org.openchange.mapiproxy.spi.Verdict;

/**
 * All that instances of the server share. Answers from memory at once; what waits for the directory, or looks at many objects, is answered
 * later by one of a few threads, whose queue is bounded: when it is full the client is told that resources lack. Thread-safe.
 */
final class NspiService implements AutoCloseable {
    static final SlotKey<NspiService> SLOT = new SlotKey<>("nspi.service", NspiService.class);

    private static final int THREADS = 4;
    private static final int QUEUE = 1024;
    private static final long IDLE_SECONDS = 30;
    private static final long STOP_SECONDS = 5;

    private final AddressBookAccess access;
    private final NspiSettings settings;
    private final UUID server;
    private final SessionCounts counts;
    private final ThreadPoolExecutor threads;

    NspiService(AddressBookAccess access, NspiSettings settings, ProxyIdentity identity) {
        this.access = access;
        this.settings = settings;
        this.server = serverGuid(identity);
        this.counts = new SessionCounts(settings.sessionsOfUser());
        this.threads = new ThreadPoolExecutor(
                THREADS, THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new ArrayBlockingQueue<>(QUEUE), NspiService::thread);
        threads.allowCoreThreadTimeOut(true);
    }

    /** [MS-OXNSPI] 3.1.3: the same for as long as the server has its name, and another for each server. */
    private static UUID serverGuid(ProxyIdentity identity) {
        return UUID.nameUUIDFromBytes(("nspi:" + identity.fqdn()).getBytes(StandardCharsets.UTF_8));
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "nspi");
        thread.setDaemon(true);
        return thread;
    }

    Verdict serve(Session session, Request request) {
        NspiSessions sessions = session.slots()
                .computeIfAbsent(NspiSessions.SLOT, () -> new NspiSessions(settings.sessionsOfClient(), counts));
        if (request instanceof NspiBindRequest bind) {
            return Verdict.answer(bind(session, sessions, bind));
        }
        if (request instanceof NspiUnbindRequest unbind) {
            return sessions.end(unbind.contextHandle())
                    ? Verdict.answer(new NspiUnbindResponse(ContextHandle.NULL, ReturnCode.UNBIND_SUCCESS.value()))
                    : Verdict.fault(FaultStatus.CONTEXT_MISMATCH);
        }
        if (!Operations.has(request.opnum())) {
            return Verdict.fault(FaultStatus.OP_RANGE_ERROR);
        }
        return sessions.find(Operations.handle(request))
                .map(caller -> perform(caller, request))
                .orElseGet(() -> Verdict.fault(FaultStatus.CONTEXT_MISMATCH));
    }

    /** [MS-OXNSPI] 3.1.4.1.1 NspiBind. Of the flags, fAnonymousLogin asks for less than a client has, and is not looked at. */
    private NspiBindResponse bind(Session session, NspiSessions sessions, NspiBindRequest request) {
        if (CodePage.numbered(request.pStat().codePage()).isEmpty()) {
            return refuse(request, ReturnCode.INVALID_CODEPAGE);
        }
        if (!access.books().loaded().toCompletableFuture().isDone()) {
            return refuse(request, ReturnCode.OUT_OF_RESOURCES);
        }
        Optional<String> anonymous =
                settings.isAnonymousAllowed() ? Optional.of(access.organization()) : Optional.empty();
        return Caller.of(session, access.books(), anonymous)
                .filter(caller -> access.books().book(caller.organization()).isPresent())
                .flatMap(caller -> sessions.open(caller, server))
                .map(handle -> new NspiBindResponse(
                        request.pServerGuid() == null ? null : PropertyMapper.flatUid(server),
                        handle,
                        ReturnCode.SUCCESS.value()))
                .orElseGet(() -> refuse(request, ReturnCode.LOGON_FAILED));
    }

    private static NspiBindResponse refuse(NspiBindRequest request, ReturnCode code) {
        return new NspiBindResponse(request.pServerGuid(), ContextHandle.NULL, code.value());
    }

    private Verdict perform(NspiCaller caller, Request request) {
        Optional<AddressBook> book = access.books().book(caller.organization());
        if (book.isEmpty()) {
            return Verdict.answer(Operations.refuse(request, ReturnCode.GENERAL_FAILURE));
        }
        NspiCall call = new NspiCall(caller, book.get(), access.books(), access.directory());
        if (!Operations.takesTime(request, book.get())) {
            return Verdict.answer(Operations.perform(call, request));
        }
        try {
            CompletableFuture<Response> answer =
                    CompletableFuture.supplyAsync(() -> Operations.perform(call, request), threads);
            return Verdict.answerLater(answer);
        } catch (RejectedExecutionException e) {
            return Verdict.answer(Operations.refuse(request, ReturnCode.OUT_OF_RESOURCES));
        }
    }

    /** Sessions that this person has open. */
    int sessionsOf(String name) {
        return counts.of(name);
    }

    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
        access.close();
    }
}
