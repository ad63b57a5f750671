/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.spi;

import java.util.Objects;
import org.openchange.mapiproxy.dcerpc.FaultStatus;

/** A module or server ends the call with a fault. The message is for the log; the client sees the status only. */
public class ModuleException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int faultCode;

    public ModuleException(FaultStatus status, String message) {
        super(message);
        this.faultCode = Objects.requireNonNull(status, "status").code();
    }

    public ModuleException(FaultStatus status, String message, Throwable cause) {
        super(message, cause);
        this.faultCode = Objects.requireNonNull(status, "status").code();
    }

    public FaultStatus status() {
        return new FaultStatus(faultCode);
    }
}
