/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.servers;

import java.util.Locale;
import java.util.Optional;
import org.openchange.mapiproxy.spi.ModuleContext;
import org.openchange.mapiproxy.spi.ModuleException;

/** Options of a server, which begin with the name of its interface. */
public final class ServerOptions {
    private ServerOptions() {}

    /** @throws ModuleException if the option is set to anything else than a number in this range */
    public static int number(ModuleContext context, String option, int standard, int least, int most)
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

    /** @throws ModuleException if the option is set to anything else than yes or no */
    public static boolean isYes(ModuleContext context, String option, boolean standard) throws ModuleException {
        String text = context.option(option).orElse(standard ? "yes" : "no").toLowerCase(Locale.ROOT);
        return switch (text) {
            case "yes", "true", "1", "on" -> true;
            case "no", "false", "0", "off" -> false;
            default -> throw context.refuse(option, text, "allowed are yes, true, 1, on, no, false, 0 and off");
        };
    }
}
