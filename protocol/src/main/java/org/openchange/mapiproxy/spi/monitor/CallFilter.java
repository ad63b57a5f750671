/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.spi.monitor;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which calls are meant: those for which all of it holds. A part that is empty always holds.
 *
 * @param client {@code ADDRESS} or {@code ADDRESS:PORT}
 * @param user {@code DOMAIN\\user} or {@code user}, in any case
 * @param interfaceName in the IDL, or {@code UUID/MAJOR.MINOR}
 * @param operation a name or an opnum
 * @param rop a name, with or without its {@code Rop}, or a RopId: a call that has one such operation in it
 * @param error {@code any}, {@code fault}, {@code abandoned}, or a number: of a fault, of what the call or one of its remote operations returned
 * @param atLeast calls that took so long or longer
 */
public record CallFilter(
        String client,
        String user,
        String interfaceName,
        String operation,
        String rop,
        String error,
        Duration atLeast) {
    /** Every call. */
    public static final CallFilter ALL = of(Map.of());

    /** The names that {@link #of} knows. */
    public static final String NAMES = "client, user, interface, operation, rop, error and latency";

    private static final String ANY = "any";
    private static final long MOST_LATENCY_MILLIS = Duration.ofDays(1).toMillis();

    /**
     * Reads a filter as an address or a command line has it.
     *
     * @param parts by name; {@code latency} is a number of milliseconds, which may have decimals
     * @throws IllegalArgumentException if a name or value is none; says what is allowed
     */
    public static CallFilter of(Map<String, String> parts) {
        TreeSet<String> unknown = new TreeSet<>(parts.keySet());
        unknown.removeAll(Set.of("client", "user", "interface", "operation", "rop", "error", "latency"));
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(unknown.first() + ": allowed are " + NAMES);
        }
        return new CallFilter(
                parts.getOrDefault("client", ""),
                parts.getOrDefault("user", ""),
                parts.getOrDefault("interface", ""),
                parts.getOrDefault("operation", ""),
                parts.getOrDefault("rop", ""),
                error(parts.getOrDefault("error", "")),
                latency(parts.getOrDefault("latency", "")));
    }

    private static String error(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        if (word.isEmpty() || word.equals(ANY) || isEnding(word) || number(word).isPresent()) {
            return word;
        }
        throw new IllegalArgumentException(
                "error: allowed are any, fault, abandoned, and a number, decimal or behind 0x");
    }

    private static boolean isEnding(String word) {
        return word.equals(MonitoredCall.Ending.FAULT.label()) || word.equals(MonitoredCall.Ending.ABANDONED.label());
    }

    private static Duration latency(String text) {
        if (text.isEmpty()) {
            return Duration.ZERO;
        }
        try {
            double millis = Double.parseDouble(text);
            if (millis >= 0 && millis <= MOST_LATENCY_MILLIS) {
                return Duration.ofNanos(Math.round(millis * 1e6));
            }
        } catch (NumberFormatException e) {
            // Refused below, as a number out of range is.
        }
        throw new IllegalArgumentException(
                "latency: allowed is a number of milliseconds from 0 to " + MOST_LATENCY_MILLIS);
    }

    private static Optional<Long> number(String text) {
        try {
            long value = text.startsWith("0x") ? Long.parseLong(text.substring(2), 16) : Long.parseLong(text);
            return value >= 0 && value <= 0xFFFF_FFFFL ? Optional.of(value) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Whether a call is meant. */
    public boolean matches(MonitoredCall call) {
        return matchesHead(call) && matchesRop(call) && matchesError(call);
    }

    /** Whether a call may be meant, as far as can be told without looking into it. */
    public boolean matchesHead(MonitoredCall call) {
        return call.elapsed().compareTo(atLeast) >= 0
                && (client.isEmpty() || matchesClient(call.client()))
                && (user.isEmpty() || matchesUser(call.user()))
                && (interfaceName.isEmpty() || interfaceName.equalsIgnoreCase(call.interfaceName()))
                && (operation.isEmpty() || matchesOperation(call));
    }

    private boolean matchesClient(String of) {
        if (of.equals(client)) {
            return true;
        }
        String address = of.substring(0, of.lastIndexOf(':'));
        return address.equals(client) || address.equals("[" + client + "]");
    }

    private boolean matchesUser(String of) {
        return of.equalsIgnoreCase(user)
                || of.substring(of.lastIndexOf('\\') + 1).equalsIgnoreCase(user);
    }

    private boolean matchesOperation(MonitoredCall call) {
        return operation.equalsIgnoreCase(call.operation())
                || number(operation).filter(opnum -> opnum == call.opnum()).isPresent();
    }

    private boolean matchesRop(MonitoredCall call) {
        if (rop.isEmpty()) {
            return true;
        }
        Optional<Long> id = number(rop.toLowerCase(Locale.ROOT));
        return call.rops().stream()
                .anyMatch(each -> id.filter(wanted -> wanted == each.id()).isPresent()
                        || each.name().equalsIgnoreCase(rop)
                        || each.name().equalsIgnoreCase("Rop" + rop));
    }

    private boolean matchesError(MonitoredCall call) {
        if (error.isEmpty()) {
            return true;
        }
        if (error.equals(ANY)) {
            return call.failed() || call.ending() == MonitoredCall.Ending.ABANDONED;
        }
        Optional<Long> code = number(error);
        if (code.isEmpty()) {
            return call.ending().label().equals(error);
        }
        return call.status() == code.get()
                || call.rops().stream()
                        .anyMatch(each -> each.returnValue().isPresent()
                                && each.returnValue().getAsLong() == code.get());
    }
}
