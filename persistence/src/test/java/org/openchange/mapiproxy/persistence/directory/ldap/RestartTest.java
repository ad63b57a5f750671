/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openchange.mapiproxy.persistence.directory.Attributes;
import org.openchange.mapiproxy.persistence.directory.Directory;
import org.openchange.mapiproxy.persistence.directory.DirectoryEntry;
import org.openchange.mapiproxy.persistence.directory.DirectoryException;
import org.openchange.mapiproxy.persistence.directory.DirectoryException.Reason;
import org.openchange.mapiproxy.persistence.directory.EntryFilter;
import org.openchange.mapiproxy.persistence.directory.Modification;
import org.openchange.mapiproxy.persistence.directory.Search;
import org.openchange.mapiproxy.persistence.directory.server.DirectoryServer;
import org.openchange.mapiproxy.persistence.directory.server.DomainController;
import org.openchange.mapiproxy.persistence.directory.server.OpenLdapServer;

/** Servers killed with SIGKILL while eight threads work with them, and started again. */
class RestartTest {
    private static final int THREADS = 8;
    private static final int ROUNDS = 3;
    private static final Duration BACK_WITHIN = Duration.ofSeconds(5);

    @TempDir
    Path files;

    private final Map<Reason, AtomicLong> failures = new ConcurrentHashMap<>();
    private final AtomicLong successes = new AtomicLong();
    private final AtomicLong wrongAnswers = new AtomicLong();
    private final AtomicBoolean stop = new AtomicBoolean();
    private volatile String base;
    private volatile String entry;

    @Test
    void goesOnAfterSlapdWasKilledUnderLoad() throws Exception {
        try (OpenLdapServer server = new OpenLdapServer(files)) {
            goesOnAfterBeingKilled(server);
        }
    }

    @Test
    void goesOnAfterTheDomainControllerWasKilledUnderLoad() throws Exception {
        try (DomainController server = new DomainController(files, "127.0.0.12")) {
            goesOnAfterBeingKilled(server);
        }
    }

    private void goesOnAfterBeingKilled(DirectoryServer server) throws Exception {
        try (LdapDirectory ldap = LdapDirectory.open(server.settings())) {
            base = ldap.layout().base();
            entry = "CN=Constant," + ldap.layout().users();
            ldap.add(DirectoryEntry.named(entry)
                    .with(Attributes.OBJECT_CLASS, "contact")
                    .with(Attributes.DISPLAY_NAME, "Constant")
                    .build());
            Directory.ChangeFeed feed = ldap.changes(base);
            ExecutorService threads = Executors.newFixedThreadPool(THREADS);
            try {
                List<Future<?>> work = new ArrayList<>();
                for (int i = 0; i < THREADS; i++) {
                    int number = i;
                    work.add(threads.submit(() -> work(ldap, number)));
                }
                for (int round = 0; round < ROUNDS; round++) {
                    killAndStart(server, feed);
                }
                stop.set(true);
                for (Future<?> each : work) {
                    each.get(30, TimeUnit.SECONDS);
                }
            } finally {
                threads.shutdownNow();
            }
            assertThat(failures.keySet()).containsOnly(Reason.UNAVAILABLE);
            assertThat(wrongAnswers).hasValue(0);
            assertThat(ldap.usedConnections()).isZero();
            assertThat(ldap.openConnections()).isBetween(1, 4);
            assertThat(connectionThreads()).isLessThanOrEqualTo(ldap.openConnections());
            feed.poll(List.of(), each -> {}, id -> wrongAnswers.incrementAndGet());
            assertThat(wrongAnswers).hasValue(0);
        }
    }

    private void killAndStart(DirectoryServer server, Directory.ChangeFeed feed) throws Exception {
        waitForSuccess(Duration.ofSeconds(10));
        server.kill();
        long failuresBefore = failed();
        Thread.sleep(700);
        assertThat(failed()).isGreaterThan(failuresBefore);
        // Nothing is gone because nobody answers.
        try {
            feed.poll(List.of(), each -> {}, id -> wrongAnswers.incrementAndGet());
        } catch (DirectoryException e) {
            failures.computeIfAbsent(e.reason(), reason -> new AtomicLong()).incrementAndGet();
        }
        server.start();
        waitForSuccess(BACK_WITHIN);
    }

    private void waitForSuccess(Duration within) throws InterruptedException {
        long before = successes.get();
        long end = System.nanoTime() + within.toNanos();
        while (successes.get() < before + 2L * THREADS && System.nanoTime() < end) {
            Thread.sleep(10);
        }
        assertThat(successes.get()).isGreaterThanOrEqualTo(before + 2L * THREADS);
    }

    private long failed() {
        return failures.values().stream().mapToLong(AtomicLong::get).sum();
    }

    private void work(LdapDirectory ldap, int number) {
        while (!stop.get()) {
            try {
                work(ldap, entry, number);
                successes.incrementAndGet();
            } catch (DirectoryException e) {
                failures.computeIfAbsent(e.reason(), reason -> new AtomicLong()).incrementAndGet();
                pause();
            }
        }
    }

    private void work(LdapDirectory ldap, String dn, int number) throws DirectoryException {
        switch (number % 4) {
            case 0 -> check(ldap.read(dn).isPresent());
            case 1 -> {
                List<String> found = new ArrayList<>();
                ldap.search(Search.below(base, EntryFilter.equal("cn", "Constant")), each -> found.add(each.dn()));
                check(found.size() == 1);
            }
            case 2 -> ldap.modify(dn, List.of(Modification.replace("description", "by " + number)));
            default -> check(ldap.find(Search.below(base, EntryFilter.equal("displayName", "Constant")))
                    .isPresent());
        }
    }

    private void check(boolean right) {
        if (!right) {
            wrongAnswers.incrementAndGet();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Each open connection of the SDK has one thread that reads. */
    private static long connectionThreads() {
        return java.util.Arrays.stream(ManagementFactory.getThreadMXBean().dumpAllThreads(false, false))
                .filter(thread -> thread.getThreadName().startsWith("Connection reader"))
                .count();
    }
}
