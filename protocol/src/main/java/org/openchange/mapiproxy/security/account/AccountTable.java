/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.account;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.openchange.mapiproxy.security.Account;

/** Accounts by name, without regard to case. Immutable. */
final class AccountTable {
    static final AccountTable EMPTY = new AccountTable(List.of());

    /** User, then domain, both in upper case. */
    private final Map<String, Map<String, Account>> byUser = new TreeMap<>();

    AccountTable(Collection<Account> accounts) {
        for (Account account : accounts) {
            byUser.computeIfAbsent(key(account.user()), user -> new TreeMap<>()).put(key(account.domain()), account);
        }
    }

    private static String key(String name) {
        return name.toUpperCase(Locale.ROOT);
    }

    Optional<Account> exactly(String domain, String user) {
        return Optional.ofNullable(byUser.getOrDefault(key(user), Map.of()).get(key(domain)));
    }

    /**
     * The account that a client means. Its domain may be the DNS name of ours, the user may be {@code user@domain} with an empty
     * domain, and if it names no domain at all the user may have an account in one domain only.
     */
    Optional<Account> find(String domain, String user) {
        int at = user.lastIndexOf('@');
        if (domain.isEmpty() && at > 0) {
            return inDomain(user.substring(at + 1), user.substring(0, at));
        }
        return domain.isEmpty() ? inOnlyDomain(user) : inDomain(domain, user);
    }

    private Optional<Account> inDomain(String domain, String user) {
        Optional<Account> account = exactly(domain, user);
        int dot = domain.indexOf('.');
        return account.isPresent() || dot < 0 ? account : exactly(domain.substring(0, dot), user);
    }

    private Optional<Account> inOnlyDomain(String user) {
        Collection<Account> accounts = byUser.getOrDefault(key(user), Map.of()).values();
        return accounts.size() == 1 ? Optional.of(accounts.iterator().next()) : Optional.empty();
    }

    /** All accounts, by user and domain. */
    List<Account> all() {
        return byUser.values().stream()
                .flatMap(accounts -> accounts.values().stream())
                .toList();
    }

    AccountTable with(Account account) {
        List<Account> accounts = new ArrayList<>(all());
        accounts.add(account);
        return new AccountTable(accounts);
    }

    AccountTable without(Account account) {
        return new AccountTable(all().stream().filter(other -> other != account).toList());
    }
}
