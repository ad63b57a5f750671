/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.modules.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openchange.mapiproxy.config.ProxyIdentity;
import org.openchange.mapiproxy.modules.FakeCall;
import org.openchange.mapiproxy.print.Concealment.Form;
import org.openchange.mapiproxy.spi.ModuleContext;
import org.openchange.mapiproxy.spi.ModuleException;
import org.openchange.mapiproxy.spi.Slots;
import org.openchange.mapiproxy.spi.monitor.CallMonitor;

class MonitorSettingsTest {
    private final Map<String, String> options = new HashMap<>();

    @Test
    void hasDefaults() throws ModuleException {
        assertThat(MonitorSettings.read(new Context(options))).isEqualTo(MonitorSettings.DEFAULT);
    }

    @Test
    void readsEveryOption() throws ModuleException {
        options.put("mpm_monitor:calls", "5");
        options.put("mpm_monitor:bytes", "65536");
        options.put("mpm_monitor:redact", "Values");
        options.put("mpm_monitor:recordings", "0");
        options.put("mpm_monitor:rops", "no");

        assertThat(MonitorSettings.read(new Context(options)))
                .isEqualTo(new MonitorSettings(5, 65536, Redaction.VALUES, 0, false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mpm_monitor:calls | 0 | allowed is a number from 1 to 1000000",
                "mpm_monitor:calls | many | allowed is a number from 1 to 1000000",
                "mpm_monitor:bytes | 100 | allowed is a number from 65536 to 1073741824",
                "mpm_monitor:redact | all | allowed are none, secrets and values",
                "mpm_monitor:recordings | 17 | allowed is a number from 0 to 16",
                "mpm_monitor:rops | maybe | allowed are yes, true, 1, on, no, false, 0 and off"
            })
    void refusesAnyOtherValueAndNamesTheOption(String option, String value, String allowed) {
        options.put(option, value);

        assertThatThrownBy(() -> new MonitorModule().init(new Context(options)))
                .isInstanceOf(ModuleException.class)
                .hasMessage("option \"%s\" = \"%s\": %s", option, value, allowed);
    }

    @Test
    void theModuleShowsItselfToTheConsole() throws ModuleException {
        Context context = new Context(options);

        new MonitorModule().init(context);

        assertThat(context.slots().get(CallMonitor.SLOT)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "szPassword, TEXT, true, true, true",
        "rgbClientSecret, BYTES, true, true, true",
        "stub, BYTES, false, true, true",
        "Value 0x0E270102, BYTES, false, true, true",
        "szDisplayName, TEXT, false, false, true",
        "rgbIn, BYTES, false, true, true",
        "rgbAuxIn, BYTES, false, false, true",
        "Value 0x30070040, VALUE, false, false, true",
        "Value, NODE, false, false, true",
        "Rows, NODE, false, false, false",
        "HandleIndex, NUMBER, false, false, false"
    })
    void hidesMoreWithEachStep(String name, Form form, boolean none, boolean secrets, boolean values) {
        assertThat(Redaction.NONE.hides(name, form)).isEqualTo(none);
        assertThat(Redaction.SECRETS.hides(name, form)).isEqualTo(secrets);
        assertThat(Redaction.VALUES.hides(name, form)).isEqualTo(values);
    }

    private record Context(Map<String, String> options, Slots slots) implements ModuleContext {
        Context(Map<String, String> options) {
            this(options, new FakeCall.FakeModule().slots());
        }

        @Override
        public String name() {
            return "monitor";
        }

        @Override
        public Optional<String> option(String name) {
            return Optional.ofNullable(options.get(name));
        }

        @Override
        public ProxyIdentity identity() {
            return new ProxyIdentity("PROXY1", "EXAMPLE", "example.test");
        }
    }
}
