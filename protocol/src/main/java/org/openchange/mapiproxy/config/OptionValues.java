/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads one option after the other as what it has to be, and collects what is wrong instead of stopping. */
final class OptionValues {
    private static final Pattern NUMERIC_ADDRESS = Pattern.compile("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(%\\w+)?");
    private static final Pattern HOST_NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,252}[A-Za-z0-9])?");

    private final ConfFile file;
    private final Function<String, Optional<String>> lookup;
    private final List<ConfProblem> problems = new ArrayList<>();

    OptionValues(ConfFile file, Function<String, Optional<String>> lookup) {
        this.file = file;
        this.lookup = lookup;
    }

    List<ConfProblem> problems() {
        return problems;
    }

    /** A value and where it stands; {@code base} is the directory to which a relative path in it belongs. */
    record Found(String origin, String value, Path base) {}

    /**
     * What overrides the file or stands last in it; empty also when it has no value. The lookup may itself know the file, as MicroProfile
     * Config does; an equal value is then the file's, so that a message can name the line.
     */
    Optional<Found> find(ProxyOption option) {
        Optional<Found> inFile = inFile(option);
        return override(option)
                .filter(found -> inFile.isEmpty() || !inFile.get().value.equals(found.value))
                .or(() -> inFile)
                .filter(found -> !found.value.isEmpty());
    }

    private Optional<Found> override(ProxyOption option) {
        return lookup.apply(option.propertyName())
                .map(value -> new Found(
                        "property " + option.propertyName() + " or environment " + option.environmentName(),
                        ValueSyntax.unquote(value),
                        Path.of("").toAbsolutePath()));
    }

    private Optional<Found> inFile(ProxyOption option) {
        return lastEntry(option)
                .map(entry -> new Found(entry.origin(), ValueSyntax.unquote(entry.value()), directoryOf(entry.file())));
    }

    private Optional<ConfEntry> lastEntry(ProxyOption option) {
        String name = OptionName.normalize(option.optionName());
        return file.entries().stream()
                .filter(entry -> entry.isGlobal() && entry.normalizedName().equals(name))
                .reduce((first, second) -> second);
    }

    private static Path directoryOf(String fileName) {
        Path parent = Path.of(fileName).toAbsolutePath().getParent();
        return parent == null ? Path.of("").toAbsolutePath() : parent;
    }

    boolean isSet(ProxyOption option) {
        return find(option).isPresent();
    }

    Optional<String> text(ProxyOption option) {
        return find(option).map(Found::value);
    }

    String text(ProxyOption option, String fallback) {
        return text(option).orElse(fallback);
    }

    /** A text of this form; the fallback when it is not set or has another form. */
    String matching(ProxyOption option, Pattern form, String allowed, String fallback) {
        Optional<Found> found = find(option);
        if (found.isPresent() && !form.matcher(found.get().value).matches()) {
            refuse(option, found.get(), allowed);
            return fallback;
        }
        return found.map(Found::value).orElse(fallback);
    }

    boolean bool(ProxyOption option) {
        Optional<Found> found = find(option);
        Optional<Boolean> value = ValueSyntax.bool(found.map(Found::value).orElse(option.defaultText()));
        if (value.isEmpty()) {
            refuse(option, found.orElseThrow(), "allowed are yes, true, 1, on, no, false, 0 and off");
        }
        return value.orElse(false);
    }

    int integer(ProxyOption option, int least, int most) {
        Optional<Found> found = find(option);
        int standard = Integer.parseInt(option.defaultText());
        if (found.isEmpty()) {
            return standard;
        }
        try {
            int value = Integer.parseInt(found.get().value);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Refused below, as a number out of range is.
        }
        refuse(option, found.get(), "allowed is a number from " + least + " to " + most);
        return standard;
    }

    Duration seconds(ProxyOption option, int least, int most) {
        return Duration.ofSeconds(integer(option, least, most));
    }

    Optional<Path> path(ProxyOption option) {
        Optional<Found> found = find(option);
        try {
            return found.map(file -> file.base.resolve(file.value).normalize());
        } catch (InvalidPathException e) {
            refuse(option, found.orElseThrow(), "allowed is the path of a file");
            return Optional.empty();
        }
    }

    /** The items of a list, those of the default when it is not set. */
    List<String> list(ProxyOption option) {
        return ValueSyntax.list(raw(option).orElse(option.defaultText()));
    }

    /** The value with its quotes, which have a meaning inside lists. */
    private Optional<String> raw(ProxyOption option) {
        return lookup.apply(option.propertyName())
                .or(() -> lastEntry(option).map(ConfEntry::value))
                .filter(value -> !ValueSyntax.unquote(value).isEmpty());
    }

    /** An address in figures, or a host name. */
    String address(ProxyOption option) {
        String allowed = "allowed is an IP address, or a host name of this machine";
        Optional<Found> found = find(option);
        if (found.isEmpty()) {
            return option.defaultText();
        }
        String value = found.get().value;
        if (NUMERIC_ADDRESS.matcher(value).matches()
                ? !isAddress(value)
                : !HOST_NAME.matcher(value).matches()) {
            refuse(option, found.get(), allowed);
        }
        return value;
    }

    private static boolean isAddress(String figures) {
        if (figures.indexOf(':') < 0 && figures.chars().filter(c -> c == '.').count() != 3) {
            return false;
        }
        try {
            // Figures are never looked up in the DNS.
            return InetAddress.getByName(figures) != null;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    void refuse(ProxyOption option, String allowed) {
        refuse(option, find(option).orElseGet(() -> new Found(file.name(), "", Path.of(""))), allowed);
    }

    private void refuse(ProxyOption option, Found found, String allowed) {
        // an address may have a password in it that does not belong there
        boolean secret = option.secret() || found.value.toLowerCase(Locale.ROOT).contains("password=");
        String shown = secret ? "****" : found.value;
        problems.add(new ConfProblem(found.origin, option.optionName(), shown, allowed));
    }
}
