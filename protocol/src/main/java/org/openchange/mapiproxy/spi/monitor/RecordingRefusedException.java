/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.spi.monitor;

/** There is to be no recording; the message says why, in a sentence for the one who asked. */
public class RecordingRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    public RecordingRefusedException(String message) {
        super(message);
    }
}
