/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.provisioning;

import java.io.PrintWriter;
import org.openchange.mapiproxy.persistence.provisioning.ProvisioningProgress;

/** Shows how far provisioning is: one line that is written again and again on a terminal, else a line for every kind of change. */
final class ProgressDisplay implements ProvisioningProgress {
    private static final int BAR = 30;
    private static final int TEXT = 44;

    private final PrintWriter out;
    private final boolean terminal;
    private String stage = "";

    ProgressDisplay(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public void begins(Change change) {
        if (terminal) {
            int filled = BAR * change.done() / change.all();
            out.print("\r[" + "#".repeat(filled) + " ".repeat(BAR - filled) + "] "
                    + String.format("%3d%% ", 100 * change.done() / change.all()) + fixed(change.what()));
            out.flush();
        } else if (!change.stage().equals(stage)) {
            stage = change.stage();
            out.println(stage + " (" + change.done() + " of " + change.all() + " changes made)");
            out.flush();
        }
    }

    @Override
    public void ends(int changes) {
        if (terminal && changes > 0) {
            out.print("\r" + " ".repeat(BAR + TEXT + 8) + "\r");
            out.flush();
        }
    }

    private static String fixed(String text) {
        String shown = text.length() > TEXT ? text.substring(0, TEXT - 1) + "…" : text;
        return shown + " ".repeat(TEXT - shown.length());
    }
}
