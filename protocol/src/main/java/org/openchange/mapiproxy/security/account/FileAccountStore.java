/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.account;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.openchange.mapiproxy.security.Account;
import org.openchange.mapiproxy.security.AccountStore;
import org.openchange.mapiproxy.security.ntlm.NtHash;

/**
 * Accounts in a file of mode 600. A change of the file counts from the next logon on: each look-up compares the file's attributes, and the
 * first one that finds them changed reads the file. That takes milliseconds, since the file may have 1 MiB at most. A file that does not
 * exist holds no accounts.
 */
public final class FileAccountStore implements AccountStore {
    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}\"/\\\\\\[\\]:;|=,+*?<>@#]{1,64}");
    private static final Duration LOCK_TIME_LIMIT = Duration.ofSeconds(5);
    private static final Duration LOCK_RETRY = Duration.ofMillis(20);

    private final AccountFile file;
    private final ReentrantLock reload = new ReentrantLock();
    private volatile Snapshot snapshot = new Snapshot(Optional.empty(), AccountTable.EMPTY, null);

    public FileAccountStore(Path path) {
        file = new AccountFile(path);
    }

    /** What was read, or why it could not be; both hold until the file changes. */
    private record Snapshot(Optional<AccountFile.Stamp> stamp, AccountTable accounts, AccountFileException problem) {
        AccountTable orThrow() throws AccountFileException {
            if (problem != null) {
                throw new AccountFileException(problem.getMessage());
            }
            return accounts;
        }
    }

    @Override
    public Optional<Account> find(String domain, String user) throws IOException {
        return current().find(domain, user);
    }

    /** All accounts, sorted by user and domain. */
    public List<Account> list() throws IOException {
        return current().all();
    }

    /** @throws AccountFileException if there is such an account already, or the file cannot be used */
    public void add(String domain, String user, char[] password) throws IOException {
        Account account = account(domain, user, password);
        change(accounts -> {
            if (accounts.exactly(domain, user).isPresent()) {
                throw new AccountFileException("there is an account " + account + " already");
            }
            return accounts.with(account);
        });
    }

    /** @throws AccountFileException if there is no such account, or the file cannot be used */
    public void delete(String domain, String user) throws IOException {
        change(accounts -> accounts.without(require(accounts, domain, user)));
    }

    /** @throws AccountFileException if there is no such account, or the file cannot be used */
    public void setPassword(String domain, String user, char[] password) throws IOException {
        change(accounts -> {
            Account old = require(accounts, domain, user);
            return accounts.without(old).with(account(old.domain(), old.user(), password));
        });
    }

    private static Account account(String domain, String user, char[] password) throws AccountFileException {
        if (!NAME.matcher(user).matches()) {
            throw new AccountFileException("\"" + user + "\" cannot be the name of a user");
        }
        if (!NAME.matcher(domain).matches()) {
            throw new AccountFileException("\"" + domain + "\" cannot be the name of a domain");
        }
        if (password.length == 0) {
            throw new AccountFileException("the password is empty");
        }
        return new Account(user, domain, NtHash.of(password));
    }

    private static Account require(AccountTable accounts, String domain, String user) throws AccountFileException {
        return accounts.exactly(domain, user)
                .orElseThrow(() -> new AccountFileException("there is no account " + domain + "\\" + user));
    }

    private AccountTable current() throws IOException {
        Optional<AccountFile.Stamp> stamp = file.stamp();
        if (snapshot.stamp().equals(stamp)) {
            return snapshot.orThrow();
        }
        reload.lock();
        try {
            if (!snapshot.stamp().equals(stamp)) {
                snapshot = read(stamp);
            }
            return snapshot.orThrow();
        } finally {
            reload.unlock();
        }
    }

    private Snapshot read(Optional<AccountFile.Stamp> stamp) throws IOException {
        if (stamp.isEmpty()) {
            return new Snapshot(stamp, AccountTable.EMPTY, null);
        }
        try {
            return new Snapshot(stamp, file.read(stamp.get()), null);
        } catch (AccountFileException e) {
            return new Snapshot(stamp, AccountTable.EMPTY, e);
        }
    }

    private interface Change {
        AccountTable apply(AccountTable accounts) throws AccountFileException;
    }

    /** Reads, changes and writes while no other process does. */
    private synchronized void change(Change change) throws IOException {
        Path lockPath = file.lockPath();
        Files.createDirectories(Objects.requireNonNull(lockPath.getParent(), "directory of the account file"));
        Set<StandardOpenOption> create = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(lockPath, create, AccountFile.ownerOnly());
                FileLock lock = lock(channel)) {
            AccountTable accounts = read(file.stamp()).orThrow();
            file.write(change.apply(accounts));
        }
    }

    private FileLock lock(FileChannel channel) throws IOException {
        long end = System.nanoTime() + LOCK_TIME_LIMIT.toNanos();
        while (System.nanoTime() < end) {
            FileLock lock = tryLock(channel);
            if (lock != null) {
                return lock;
            }
            try {
                Thread.sleep(LOCK_RETRY.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AccountFileException("interrupted while another process changes " + file);
            }
        }
        throw new AccountFileException("another process has been changing " + file + " for "
                + LOCK_TIME_LIMIT.toSeconds() + " seconds; try again");
    }

    /** Null while somebody else holds the lock, in another process or in this one. */
    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
