/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.option;

import picocli.CommandLine.Option;

/** {@code --help}, of every command. */
public final class HelpOption {
    @Option(names = "--help", usageHelp = true, description = "Show this help.")
    private boolean help;
}
