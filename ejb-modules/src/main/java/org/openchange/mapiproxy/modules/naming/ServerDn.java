/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.modules.naming;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The server's name inside a distinguished name: {@code …/cn=Configuration/cn=Servers/cn=NAME[/…]}, [MS-OXABREF] 3.1.4.2. */
final class ServerDn {
    private static final Pattern SERVER = Pattern.compile("/cn=Servers/cn=([^/]+)", Pattern.CASE_INSENSITIVE);

    private ServerDn() {}

    /** The name of the server that the distinguished name lies under. */
    static Optional<String> serverOf(String dn) {
        Matcher matcher = SERVER.matcher(dn);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /**
     * The text with every server's name exchanged; the same object when {@code exchange} has nothing for any of them. The text may hold a
     * distinguished name anywhere: ResolveNames puts {@code =} before it.
     */
    static String exchange(String text, Function<String, Optional<String>> exchange) {
        Matcher matcher = SERVER.matcher(text);
        StringBuilder result = null;
        int copied = 0;
        while (matcher.find()) {
            Optional<String> other = exchange.apply(matcher.group(1));
            if (other.isPresent() && !other.get().equals(matcher.group(1))) {
                result = result == null ? new StringBuilder(text.length() + 16) : result;
                result.append(text, copied, matcher.start(1)).append(other.get());
                copied = matcher.end(1);
            }
        }
        return result == null
                ? text
                : result.append(text, copied, text.length()).toString();
    }
}
