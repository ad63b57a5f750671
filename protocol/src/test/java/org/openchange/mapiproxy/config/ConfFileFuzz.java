/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.config;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

class ConfFileFuzz {

    @Property(tries = 500)
    void anyTextIsReadOrRefusedLineByLine(
            @ForAll
                    @StringLength(max = 200)
                    @Chars({'\n', '\\', '[', ']', '=', ';', '#', ' ', '"', ':', '\0'})
                    @CharRange(from = 'a', to = 'e')
                    String text) {
        try {
            ProxySettings.load(ConfFile.parse("fuzz.conf", text), Overrides.none());
        } catch (ConfigurationException refused) {
            assertThat(refused.problems()).isNotEmpty();
        }
    }

    @Property(tries = 500)
    void anyValueOfAnyOptionIsTakenOrRefused(
            @ForAll ProxyOption option, @ForAll @StringLength(min = 1, max = 40) String value) {
        String line = option.optionName() + " = " + value.replaceAll("\\R", " ");
        try {
            ProxySettings.load(ConfFile.parse("fuzz.conf", line), Overrides.none());
        } catch (ConfigurationException refused) {
            assertThat(refused.problems()).isNotEmpty();
        }
    }
}
