/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.option;

/** What the commands return; documented in each command's help. */
public final class ExitCode {
    public static final int OK = 0;
    public static final int FAILED = 1;
    public static final int WRONG_USE = 2;
    public static final int NOT_RUNNING = 3;
    public static final int NOT_READY = 4;

    private ExitCode() {}
}
