/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.recipient;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Somebody, or a room, to be made.
 *
 * @param account sAMAccountName, the name for logging on
 * @param name what is shown; the account's name when empty
 * @param alias mailNickname; the account's name when empty
 * @param mail the address; alias and domain when empty
 * @param addresses further addresses
 * @param details other attributes by name: {@code givenName}, {@code title}, ...
 */
public record NewUser(
        String account,
        UserKind kind,
        Optional<String> name,
        Optional<String> alias,
        Optional<String> mail,
        List<String> addresses,
        Map<String, String> details) {
    public NewUser {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(kind, "kind");
        addresses = List.copyOf(addresses);
        details = Map.copyOf(details);
    }

    String aliasOrAccount() {
        return alias.orElse(account);
    }
}
