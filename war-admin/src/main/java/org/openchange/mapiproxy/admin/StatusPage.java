/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openchange.mapiproxy.spi.control.Counter;
import org.openchange.mapiproxy.spi.control.ProxyControl;
import org.openchange.mapiproxy.spi.control.ProxyStatus;
import org.openchange.mapiproxy.spi.control.SessionPage;

/** One snapshot of the proxy, in the words of the page. */
@Named("page")
@RequestScoped
public class StatusPage {
    /** More rows than anybody reads; REST gives all. */
    static final int MAX_ROWS = 200;

    /** As with {@link #MAX_ROWS}; a session may have several rows of contexts. */
    static final int MAX_SESSIONS = 100;

    private ProxyStatus status;
    private SessionPage sessions;
    private Instant now;

    /** For the proxy that the container makes of this class. */
    protected StatusPage() {}

    @Inject
    public StatusPage(ProxyControl control) {
        this(control, Clock.systemUTC());
    }

    StatusPage(ProxyControl control, Clock clock) {
        this.status = control.status();
        this.sessions = control.sessions(0, MAX_SESSIONS);
        this.now = clock.instant();
    }

    /** A counter in the table. */
    public record Row(String name, String value) {}

    public ProxyStatus getStatus() {
        return status;
    }

    public String getState() {
        if (status.stopping()) {
            return "stopping";
        }
        return status.ready() ? "ready" : "not ready";
    }

    public String getTakenAt() {
        return now.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    public String getUptime() {
        return words(Duration.between(status.startedAt(), now));
    }

    /** The busiest first. */
    public List<ProxyStatus.Association> getAssociations() {
        return status.associations().stream()
                .sorted(Comparator.comparingInt(ProxyStatus.Association::pendingCalls)
                        .reversed()
                        .thenComparing(ProxyStatus.Association::idle))
                .limit(MAX_ROWS)
                .toList();
    }

    /** The oldest first. */
    public SessionPage getSessions() {
        return sessions;
    }

    /** How many sessions the table leaves out. */
    public long getHiddenSessions() {
        return Math.max(0, sessions.total() - sessions.sessions().size());
    }

    /** How long something has been going on. */
    public String since(Instant start) {
        return words(Duration.between(start, now));
    }

    /** How many associations the table leaves out. */
    public int getHiddenAssociations() {
        return Math.max(0, status.associations().size() - MAX_ROWS);
    }

    public List<Row> getCounters() {
        Map<Counter, Long> counters = status.counters();
        return Arrays.stream(Counter.values())
                .map(counter -> new Row(counter.label().replace('_', ' '), number(counters.getOrDefault(counter, 0L))))
                .toList();
    }

    public String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    public String joined(List<String> items) {
        return String.join(", ", items);
    }

    /** {@code 3 d 4 h}, {@code 4 h 5 min}, {@code 5 min 6 s} or {@code 6 s}. */
    public String words(Duration duration) {
        Duration time = duration.isNegative() ? Duration.ZERO : duration;
        if (time.toDays() > 0) {
            return time.toDays() + " d " + time.toHoursPart() + " h";
        }
        if (time.toHours() > 0) {
            return time.toHours() + " h " + time.toMinutesPart() + " min";
        }
        if (time.toMinutes() > 0) {
            return time.toMinutes() + " min " + time.toSecondsPart() + " s";
        }
        return time.toSeconds() + " s";
    }
}
