/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.netlogon;

import java.io.IOException;

/** A domain controller answered, and there is no secure channel to it nevertheless. */
final class SecureChannelException extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean refusal;

    SecureChannelException(String message) {
        super(message);
        this.refusal = false;
    }

    /** @param status NTSTATUS with which the controller refused */
    SecureChannelException(String operation, long status) {
        super(operation + " answered " + LogonStatus.text(status));
        this.refusal = true;
    }

    /** Whether the controller said so itself, for example since it knows another password. */
    boolean isRefusal() {
        return refusal;
    }
}
