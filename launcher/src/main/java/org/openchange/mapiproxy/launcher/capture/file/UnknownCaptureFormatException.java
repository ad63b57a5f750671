/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture.file;

import java.io.IOException;

/** A file that is no capture. */
public final class UnknownCaptureFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    UnknownCaptureFormatException(String message) {
        super(message);
    }
}
