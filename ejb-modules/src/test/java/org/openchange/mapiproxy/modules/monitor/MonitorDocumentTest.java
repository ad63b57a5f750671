/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.modules.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MonitorDocumentTest {

    @Test
    void documentsEveryOptionWithItsDefault() throws IOException {
        String document = Files.readString(Path.of("../docs/monitor.md"));
        MonitorSettings standard = MonitorSettings.DEFAULT;

        assertThat(document)
                .contains("| `mpm_monitor:calls` | `" + standard.calls() + "` |")
                .contains("| `mpm_monitor:bytes` | `" + standard.bytes() + "` |")
                .contains("| `mpm_monitor:redact` | `" + standard.redaction().label() + "` |")
                .contains("| `mpm_monitor:recordings` | `" + standard.recordings() + "` |")
                .contains("| `mpm_monitor:rops` | `" + (standard.looksIntoCalls() ? "yes" : "no") + "` |");
        for (Redaction redaction : Redaction.values()) {
            assertThat(document).contains("| `" + redaction.label() + "` |");
        }
    }
}
