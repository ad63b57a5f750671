/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.modules.monitor;

import java.util.Locale;
import java.util.Optional;
import org.openchange.mapiproxy.spi.ModuleContext;
import org.openchange.mapiproxy.spi.ModuleException;

/**
 * The options of the module.
 *
 * @param calls {@code mpm_monitor:calls}, how many calls are kept at most
 * @param bytes {@code mpm_monitor:bytes}, how much they occupy at most
 * @param redaction {@code mpm_monitor:redact}, what is hidden when a call is shown
 * @param recordings {@code mpm_monitor:recordings}, how many may be under way at a time; 0 forbids them
 * @param looksIntoCalls {@code mpm_monitor:rops}, whether remote operations are counted
 */
record MonitorSettings(int calls, long bytes, Redaction redaction, int recordings, boolean looksIntoCalls) {
    static final MonitorSettings DEFAULT = new MonitorSettings(1000, 16 << 20, Redaction.SECRETS, 2, true);

    private static final int MOST_CALLS = 1_000_000;
    private static final int LEAST_BYTES = 1 << 16;
    private static final int MOST_BYTES = 1 << 30;
    private static final int MOST_RECORDINGS = 16;

    /** Of a call whose stubs are larger only the summary is kept. */
    int mostBytesOfCall() {
        return (int) (bytes / 4);
    }

    /** @throws ModuleException if an option has a value that it cannot have */
    static MonitorSettings read(ModuleContext context) throws ModuleException {
        return new MonitorSettings(
                number(context, "mpm_monitor:calls", DEFAULT.calls, 1, MOST_CALLS),
                number(context, "mpm_monitor:bytes", (int) DEFAULT.bytes, LEAST_BYTES, MOST_BYTES),
                redaction(context),
                number(context, "mpm_monitor:recordings", DEFAULT.recordings, 0, MOST_RECORDINGS),
                isYes(context, "mpm_monitor:rops", DEFAULT.looksIntoCalls));
    }

    private static int number(ModuleContext context, String option, int standard, int least, int most)
            throws ModuleException {
        Optional<String> text = context.option(option);
        if (text.isEmpty()) {
            return standard;
        }
        try {
            int value = Integer.parseInt(text.get());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Refused below, as a number out of range is.
        }
        throw context.refuse(option, text.get(), "allowed is a number from " + least + " to " + most);
    }

    private static Redaction redaction(ModuleContext context) throws ModuleException {
        String option = "mpm_monitor:redact";
        String text = context.option(option).orElse(DEFAULT.redaction.label());
        Optional<Redaction> redaction = Redaction.labelled(text);
        if (redaction.isEmpty()) {
            throw context.refuse(option, text, "allowed are none, secrets and values");
        }
        return redaction.get();
    }

    private static boolean isYes(ModuleContext context, String option, boolean standard) throws ModuleException {
        String text = context.option(option).orElse(standard ? "yes" : "no").toLowerCase(Locale.ROOT);
        return switch (text) {
            case "yes", "true", "1", "on" -> true;
            case "no", "false", "0", "off" -> false;
            default -> throw context.refuse(option, text, "allowed are yes, true, 1, on, no, false, 0 and off");
        };
    }
}
