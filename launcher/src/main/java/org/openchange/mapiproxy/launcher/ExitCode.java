/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher;

/** What the commands return; documented in each command's help. */
final class ExitCode {
    static final int OK = 0;
    static final int FAILED = 1;
    static final int WRONG_USE = 2;
    static final int NOT_RUNNING = 3;
    static final int NOT_READY = 4;

    private ExitCode() {}
}
