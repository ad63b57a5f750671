/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.openchange.mapiproxy.launcher.capture.TestCapture;

/** Whatever a file holds, reading comes to an end, and no packet is larger than what was there. */
class CaptureFileFuzz {

    @Property(tries = 300)
    void readsAnyDamagedFileToItsEnd(@ForAll long seed, @ForAll @IntRange(max = 12) int changes, @ForAll boolean pcapng)
            throws IOException {
        Random random = new Random(seed);
        TestCapture capture = new TestCapture();
        for (int i = 0; i < 20; i++) {
            byte[] frame = new byte[random.nextInt(200)];
            random.nextBytes(frame);
            capture.add(frame);
        }
        byte[] file =
                pcapng ? capture.pcapng(ByteOrder.LITTLE_ENDIAN, 9, 1) : capture.pcap(ByteOrder.BIG_ENDIAN, false, 1);
        for (int i = 0; i < changes; i++) {
            file[4 + random.nextInt(file.length - 4)] = (byte) random.nextInt();
        }
        int cut = 4 + random.nextInt(file.length - 3);
        try (CaptureFile in =
                CaptureFile.of(new BufferedInputStream(new ByteArrayInputStream(file, 0, cut)), problem -> {})) {
            long total = 0;
            for (Optional<CapturedPacket> next = in.next(); next.isPresent(); next = in.next()) {
                total += next.get().bytes().remaining();
            }
            assertThat(total).isLessThanOrEqualTo(cut);
        }
    }
}
