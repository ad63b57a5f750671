/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture.report;

/**
 * What is shown.
 *
 * @param json one object a call, instead of lines for people
 * @param verify tells whether each call encodes to the bytes that came, and counts them
 * @param quiet calls are shown only if they fail the verification
 */
public record ReportSettings(boolean json, boolean verify, boolean quiet) {

    CallFormat format() {
        return json ? CallFormat.JSON : CallFormat.TEXT;
    }
}
