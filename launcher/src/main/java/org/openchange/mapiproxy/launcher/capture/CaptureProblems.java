/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture;

/** Where those who read a capture say what is wrong with it, before they go on. */
@FunctionalInterface
public interface CaptureProblems {
    void report(CaptureProblem problem);
}
