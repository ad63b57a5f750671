/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.netlogon;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.openchange.mapiproxy.domain.MachineAccount;
import org.openchange.mapiproxy.domain.MachineAccountFile;

/**
 * Gives the machine account another password, [MS-NRPC] 3.5.4.4.5. The new one is on the disk before the controller hears of it, with the old
 * one beside it, so that no moment to stop at leaves this proxy without a password that counts.
 */
final class MachinePassword {
    private static final System.Logger LOGGER = System.getLogger(MachinePassword.class.getName());

    private final MachineAccountFile file;
    private final DomainControllers controllers;
    private final Duration timeout;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    MachinePassword(MachineAccountFile file, DomainControllers controllers, Duration timeout, Clock clock) {
        this.file = file;
        this.controllers = controllers;
        this.timeout = timeout;
        this.clock = clock;
    }

    /**
     * Changes a password that is older than this.
     *
     * @return whether it was changed
     * @throws IOException if it is too old and no controller takes another one now
     */
    boolean changeIfOlderThan(Duration age) throws IOException {
        MachineAccount account = file.read().orElseThrow(() -> new IOException("this proxy has not joined a domain"));
        if (account.changed().plus(age).isAfter(clock.instant())) {
            return false;
        }
        change(account);
        return true;
    }

    private void change(MachineAccount account) throws IOException {
        SecureChannel channel = establish(account);
        if (channel.usesPreviousPassword()) {
            // An earlier change came to nothing after it had been written down; it is made up for.
            channel.setPassword(account.password());
            file.write(account.changedAt(clock.instant()));
            return;
        }
        MachineAccount renewed = account.withPassword(MachineAccountFile.newPassword(), clock.instant());
        file.write(renewed);
        try {
            channel.setPassword(renewed.password());
        } catch (SecureChannelException e) {
            if (e.isRefusal()) {
                file.write(account);
            }
            throw e;
        }
        LOGGER.log(
                System.Logger.Level.INFO, "{0} has another password now, version {1}", renewed, renewed.keyVersion());
    }

    private SecureChannel establish(MachineAccount account) throws IOException {
        List<String> reasons = new ArrayList<>();
        for (DomainController controller : controllers.inOrder()) {
            try {
                return SecureChannel.establish(controller, account, timeout, random);
            } catch (IOException e) {
                reasons.add(controller + ": " + e.getMessage());
            }
        }
        throw new IOException("no secure channel: " + String.join("; ", reasons));
    }
}
