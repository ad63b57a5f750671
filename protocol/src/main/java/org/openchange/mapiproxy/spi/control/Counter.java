/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.spi.control;

import java.util.Locale;

/** What the adapter counts. All but the gauges only grow. */
public enum Counter {
    CONNECTIONS_ACCEPTED,
    CONNECTIONS_REFUSED,
    /** Gauge: open client connections. */
    CONNECTIONS_OPEN,
    /** Gauge: open connections to upstream. */
    UPSTREAM_OPEN,
    CALLS,
    RESPONSES,
    FAULTS,
    /** Gauge: calls without an answer yet. */
    CALLS_PENDING,
    CALLS_RELAYED,
    CALLS_CANCELLED,
    CALLS_ORPHANED,
    CALLS_TIMED_OUT,
    PDUS_IN,
    PDUS_OUT,
    BYTES_IN,
    BYTES_OUT,
    PROTOCOL_ERRORS,
    /** Logons that succeeded, anonymous ones included. */
    LOGONS,
    /** Logons that failed, for any reason. */
    AUTHENTICATION_FAILURES,
    /** Those of them that met a locked account or address. */
    LOGONS_LOCKED_OUT,
    /** Those of them that nobody could judge. */
    LOGONS_UNAVAILABLE,
    LIMITS_REACHED,
    MODULE_FAILURES,
    UPSTREAM_FAILURES;

    public boolean gauge() {
        return this == CONNECTIONS_OPEN || this == UPSTREAM_OPEN || this == CALLS_PENDING;
    }

    /** {@code calls_pending}: the name in JSON and in metrics. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
