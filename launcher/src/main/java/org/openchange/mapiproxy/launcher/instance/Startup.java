/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.instance;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Watches a server from its start until it is ready or has failed. */
public final class Startup {
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(200);
    /** How long modules and servers may take from the end of the deployment on; a name that nobody has deployed never comes. */
    private static final Duration SETTLING = Duration.ofSeconds(30);

    private final Process process;
    private final ServerDirectory server;
    private final ConsoleClient client;
    private final Consumer<String> progress;
    private final Duration settling;
    private Optional<Instant> deployedAt = Optional.empty();
    private List<String> reasons = List.of();

    public Startup(Process process, ServerDirectory server, ConsoleClient client, Consumer<String> progress) {
        this(process, server, client, progress, SETTLING);
    }

    Startup(
            Process process,
            ServerDirectory server,
            ConsoleClient client,
            Consumer<String> progress,
            Duration settling) {
        this.process = process;
        this.server = server;
        this.client = client;
        this.progress = progress;
        this.settling = settling;
    }

    /**
     * Returns when the instance is ready.
     *
     * @param report says why it is not
     * @throws LauncherException if it ended, if its deployment failed, or if the time is over
     */
    public void await(Duration timeout, BootReport report) throws LauncherException, InterruptedException {
        Instant end = Instant.now().plus(timeout);
        while (Instant.now().isBefore(end)) {
            if (!process.isAlive()) {
                throw new LauncherException(
                        "the server ended with status " + process.exitValue() + ": " + report.reason());
            }
            if (failed()) {
                throw new LauncherException("the proxy does not start: " + report.reason());
            }
            if (ready()) {
                return;
            }
            if (settled() && !reasons.isEmpty()) {
                throw new LauncherException("deployed but not ready: " + String.join("; ", reasons));
            }
            Thread.sleep(BETWEEN_QUESTIONS.toMillis());
        }
        String why = reasons.isEmpty() ? report.reason() : String.join("; ", reasons);
        throw new LauncherException("not ready after " + timeout.toSeconds() + " s: " + why);
    }

    private boolean failed() throws LauncherException {
        try {
            return server.failure().isPresent();
        } catch (IOException e) {
            throw new LauncherException(
                    "the state of the deployment cannot be read (" + InstanceDirectory.reason(e) + ")", e);
        }
    }

    private boolean settled() {
        return deployedAt.map(at -> at.plus(settling).isBefore(Instant.now())).orElse(false);
    }

    private boolean ready() {
        if (deployedAt.isEmpty() && server.deployed()) {
            deployedAt = Optional.of(Instant.now());
            progress.accept("Deployed, waiting for listeners and modules");
        }
        try {
            ConsoleClient.Answer answer = client.readiness();
            if (!answer.ok()) {
                tell(Statuses.notReady(answer.body()));
            }
            return answer.ok();
        } catch (IOException e) {
            return false; // nobody listens yet; the time limit is the caller's
        }
    }

    private void tell(List<String> now) {
        if (!now.equals(reasons)) {
            reasons = now;
            now.forEach(reason -> progress.accept("  not yet: " + reason));
        }
    }
}
