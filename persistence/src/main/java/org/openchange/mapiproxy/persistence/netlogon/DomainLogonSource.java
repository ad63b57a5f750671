/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.netlogon;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.openchange.mapiproxy.domain.MachineAccountFile;
import org.openchange.mapiproxy.security.logon.LogonSource;
import org.openchange.mapiproxy.security.logon.NtlmAuthority;

/** The domain as a source of logons, and the one thread that looks after the machine account's password. */
final class DomainLogonSource implements LogonSource {
    private static final System.Logger LOGGER = System.getLogger(DomainLogonSource.class.getName());

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final long FIRST_LOOK_SECONDS = 60;
    private static final long LOOK_SECONDS = 3600;

    private final DomainAuthority authority;
    private final MachinePassword password;
    private final ScheduledExecutorService keeper;

    /** @param passwordAge zero to keep the password */
    DomainLogonSource(MachineAccountFile file, DomainControllers controllers, Duration passwordAge) {
        this.authority = new DomainAuthority(file, controllers, TIMEOUT);
        this.password = new MachinePassword(file, controllers, TIMEOUT, Clock.systemUTC());
        this.keeper = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "mapiproxy-machine-password");
            thread.setDaemon(true);
            return thread;
        });
        if (!passwordAge.isZero()) {
            keeper.scheduleWithFixedDelay(() -> look(passwordAge), FIRST_LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void look(Duration age) {
        try {
            if (password.changeIfOlderThan(age)) {
                authority.reset();
            }
        } catch (IOException | RuntimeException e) {
            LOGGER.log(System.Logger.Level.WARNING, "the password of the machine account was not changed", e);
        }
    }

    @Override
    public NtlmAuthority ntlm() {
        return authority;
    }

    @Override
    public void close() {
        keeper.shutdownNow();
        authority.close();
    }
}
