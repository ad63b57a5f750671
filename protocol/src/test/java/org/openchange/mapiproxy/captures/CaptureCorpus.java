/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.captures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each ROP buffer of the captures decodes, in both directions and with the state of its session, and encodes to the same bytes; what does not is
 * wrong on purpose, which the server's own refusal shows.
 */
class CaptureCorpus {
    private static final String MICROSOFT = "microsoft-client-oxcrops-mapihttp.pcap.gz";
    private static final String RULER = "ruler-mapihttp.pcap";

    /**
     * The Microsoft client tries every RopId that is reserved with the same few bytes behind it, in one row of calls, the two at the bottom
     * among them: these two are defined since, and for them the bytes are too few.
     */
    private static final Map<String, Map<String, Integer>> WRONG_ON_PURPOSE = Map.of(
            MICROSOFT,
            Map.of(
                    "request, refused with 0x0, 0x4B6: RopId: unknown value 0x..",
                    119,
                    "request, refused with 0x0, 0x4B6: TransferData: wants 257 bytes, 8 remain",
                    1,
                    "request, refused with 0x0, 0x4B6: Data: wants 257 bytes, 8 remain",
                    1),
            RULER,
            Map.of());

    private static List<CapturedExecute> executes(String name) throws IOException {
        String folder = Objects.requireNonNull(System.getProperty("captures.dir"), "give -Dcaptures.dir=DIR");
        return CapturedExecute.in(Path.of(folder, name));
    }

    @ParameterizedTest
    @CsvSource({MICROSOFT + ", 1462, 2678", RULER + ", 25, 50"})
    void decodesAndEncodesToTheSameBytes(String name, int calls, int buffers) throws IOException {
        List<CapturedExecute> executes = executes(name);
        CorpusCount count = new CorpusReading(true).read(executes);
        System.out.println(name + ": " + executes.size() + " Executes\n" + count);
        assertThat(executes).hasSize(calls);
        assertThat(count.wrong()).isEqualTo(WRONG_ON_PURPOSE.get(name));
        assertThat(count.buffers()).isEqualTo(buffers);
        assertThat(count.identical()).isEqualTo(buffers);
    }

    @ParameterizedTest
    @CsvSource({MICROSOFT + ", 2678", RULER + ", 50"})
    void findsTheSameRopsWithoutTheStateOfTheSession(String name, int buffers) throws IOException {
        List<CapturedExecute> executes = executes(name);
        CorpusCount kept = new CorpusReading(true).read(executes);
        CorpusCount late = new CorpusReading(false).read(executes);
        assertThat(late.wrong()).isEqualTo(WRONG_ON_PURPOSE.get(name));
        assertThat(late.identical()).isEqualTo(buffers);
        assertThat(late.rops()).isEqualTo(kept.rops());
    }
}
