/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.netlogon;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import org.openchange.mapiproxy.domain.MachineAccount;

/** Tries whether a machine account counts in its domain: establishes a secure channel as the server would, and leaves it at that. */
public final class MembershipCheck {
    private MembershipCheck() {}

    /**
     * Waits for the controller.
     *
     * @param timeout of each step
     * @throws IOException if there is no secure channel to this controller; the message says why
     */
    public static void check(MachineAccount account, DomainController controller, Duration timeout) throws IOException {
        SecureChannel.establish(controller, account, timeout, new SecureRandom())
                .open()
                .close();
    }
}
