/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.logon;

import java.net.InetAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import org.openchange.mapiproxy.config.ThrottleSettings;

/**
 * Counts failed logons by account and by address, and says who has to wait. Bounded: when the room is used up, the counters go that were touched
 * least recently. Counts of one node; nodes of a cluster do not tell each other. Thread-safe.
 *
 * <ul>
 *   <li>An account is known by the name of its user alone, whatever domain a client puts before or behind it: otherwise each spelling would have
 *       its own attempts. It need not exist.
 *   <li>Who logged on from an address before is counted by itself there: neither guesses of others elsewhere nor those of others at the
 *       same address, which may be a NAT's, lock it out.
 *   <li>An address gets its attempts back one by one, over the window.
 * </ul>
 */
final class LogonThrottle {
    static final int MAX_COUNTERS = 50_000;

    private final ThrottleSettings settings;
    private final LongSupplier nanoClock;
    private final Map<String, Failures> accounts = new Bounded<>();
    private final Map<InetAddress, Bucket> addresses = new Bounded<>();
    private final Map<String, Boolean> wellKnown = new Bounded<>();

    LogonThrottle(ThrottleSettings settings, LongSupplier nanoClock) {
        this.settings = settings;
        this.nanoClock = nanoClock;
    }

    /** A map that forgets what was used least recently. */
    private static final class Bounded<K, V> extends LinkedHashMap<K, V> {
        private static final long serialVersionUID = 1L;

        Bounded() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > MAX_COUNTERS;
        }
    }

    private record Failures(int count, long sinceNanos, long lockedAtNanos, boolean isLocked) {}

    private record Bucket(double spent, long atNanos) {}

    /** The part of a user's name by which it is counted. */
    static String accountOf(String user) {
        int at = user.indexOf('@');
        String name = at > 0 ? user.substring(0, at) : user;
        return name.toLowerCase(Locale.ROOT);
    }

    private static String pair(String account, InetAddress address) {
        return account + "@" + address.getHostAddress(); // no account has an @
    }

    /** Whether this account has to wait, or this address. */
    synchronized boolean isBlocked(String user, InetAddress address) {
        String account = accountOf(user);
        String pair = pair(account, address);
        if (wellKnown.get(pair) != null) {
            return isLocked(pair);
        }
        return isLocked(account) || spent(address) > settings.attemptsPerAddress() - 1;
    }

    private boolean isLocked(String key) {
        Failures failures = accounts.get(key);
        if (failures == null || !failures.isLocked()) {
            return false;
        }
        if (isOver(failures.lockedAtNanos(), settings.duration())) {
            accounts.remove(key);
            return false;
        }
        return true;
    }

    synchronized void onFailure(String user, InetAddress address) {
        String account = accountOf(user);
        String pair = pair(account, address);
        if (wellKnown.get(pair) != null) {
            countFailure(pair);
            return;
        }
        countFailure(account);
        addresses.put(address, new Bucket(spent(address) + 1, nanoClock.getAsLong()));
    }

    private void countFailure(String key) {
        long now = nanoClock.getAsLong();
        Failures before = accounts.get(key);
        boolean isNew = before == null || isOver(before.sinceNanos(), settings.window());
        int count = isNew ? 1 : before.count() + 1;
        boolean isLocked = count >= settings.attempts();
        accounts.put(key, new Failures(count, isNew ? now : before.sinceNanos(), now, isLocked));
    }

    /** How many of its attempts an address has spent and not yet got back. */
    private double spent(InetAddress address) {
        Bucket bucket = addresses.get(address);
        if (bucket == null) {
            return 0;
        }
        double returned = (double) (nanoClock.getAsLong() - bucket.atNanos())
                * settings.attemptsPerAddress()
                / settings.window().toNanos();
        return Math.max(0, bucket.spent() - returned);
    }

    synchronized void onSuccess(String user, InetAddress address) {
        String account = accountOf(user);
        String pair = pair(account, address);
        wellKnown.put(pair, true);
        accounts.remove(pair);
    }

    private boolean isOver(long sinceNanos, Duration time) {
        return nanoClock.getAsLong() - sinceNanos > time.toNanos();
    }

    synchronized int counters() {
        return Math.max(accounts.size(), Math.max(addresses.size(), wellKnown.size()));
    }
}
