/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.monitor;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Copies a recording, block by block, until it ends or Ctrl-C is pressed; both are good ends. */
final class RecordingCopy {
    private static final long FAREWELL_SECONDS = 5;

    private final RecordingBlocks blocks;
    private final InputStream in;
    private final OutputStream file;
    private final PrintWriter err;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean isInterrupted;
    private long bytes;

    RecordingCopy(InputStream in, OutputStream file, PrintWriter err) {
        this.blocks = new RecordingBlocks(in);
        this.in = in;
        this.file = file;
        this.err = err;
    }

    /** @return false if it broke off */
    boolean run() {
        Thread onInterrupt = new Thread(this::interrupt, "recording-end");
        Runtime.getRuntime().addShutdownHook(onInterrupt);
        boolean isGood = copy();
        err.println(
                String.format(Locale.ROOT, "%,d bytes; %,d calls, %,d missed", bytes, blocks.calls(), blocks.missed()));
        err.flush();
        ended.countDown();
        if (!isInterrupted) {
            forget(onInterrupt);
        }
        return isGood;
    }

    private boolean copy() {
        try {
            for (byte[] block = blocks.next(); block.length > 0 && !isInterrupted; block = blocks.next()) {
                file.write(block);
                file.flush();
                bytes += block.length;
            }
            return true;
        } catch (IOException e) {
            if (isInterrupted) {
                return true;
            }
            err.println("mapiproxy: the recording broke off: " + e.getMessage());
            return false;
        }
    }

    /** The process is ending: stop reading, and let the copy say its last words. */
    private void interrupt() {
        isInterrupted = true;
        try {
            if (!ended.await(FAREWELL_SECONDS, TimeUnit.SECONDS)) {
                in.close();
            }
        } catch (IOException | InterruptedException e) {
            err.println("mapiproxy: the connection could not be closed: " + e.getMessage());
        }
        Runtime.getRuntime().halt(0);
    }

    private static void forget(Thread onInterrupt) {
        try {
            Runtime.getRuntime().removeShutdownHook(onInterrupt);
        } catch (IllegalStateException e) {
            // Ctrl-C has come just now: the hook runs and finds that all is done.
            Thread.yield();
        }
    }
}
