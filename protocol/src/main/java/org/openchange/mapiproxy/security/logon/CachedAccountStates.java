/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.logon;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.openchange.mapiproxy.security.AccountState;
import org.openchange.mapiproxy.security.AuthenticatedPrincipal;

/**
 * Remembers states for a minute. While whoever knows them is away, what was known last goes on counting for an hour. Bounded; thread-safe; two that ask
 * for the same account at the same time both wait.
 */
final class CachedAccountStates implements AccountStates {
    static final Duration FRESH = Duration.ofMinutes(1);
    static final Duration STALE = Duration.ofHours(1);
    private static final int MAX_ACCOUNTS = 10_000;

    private final AccountStates source;
    private final LongSupplier nanoClock;
    private final Map<String, Known> known = new LinkedHashMap<>(16, 0.75f, true);

    CachedAccountStates(AccountStates source, LongSupplier nanoClock) {
        this.source = source;
        this.nanoClock = nanoClock;
    }

    private record Known(Optional<AccountState> state, long atNanos) {}

    @Override
    public Optional<AccountState> stateOf(AuthenticatedPrincipal principal) throws IOException {
        Optional<Known> before = find(principal);
        if (before.isPresent() && isYounger(before.get(), FRESH)) {
            return before.get().state();
        }
        try {
            Optional<AccountState> state = source.stateOf(principal);
            remember(principal, state);
            return state;
        } catch (IOException e) {
            if (before.isPresent() && isYounger(before.get(), STALE)) {
                return before.get().state();
            }
            throw e;
        }
    }

    private boolean isYounger(Known state, Duration age) {
        return nanoClock.getAsLong() - state.atNanos() < age.toNanos();
    }

    private Optional<Known> find(AuthenticatedPrincipal principal) {
        synchronized (known) {
            return Optional.ofNullable(known.get(principal.getName()));
        }
    }

    private void remember(AuthenticatedPrincipal principal, Optional<AccountState> state) {
        synchronized (known) {
            known.put(principal.getName(), new Known(state, nanoClock.getAsLong()));
            if (known.size() > MAX_ACCOUNTS) {
                known.remove(known.keySet().iterator().next());
            }
        }
    }
}
