/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class SortLocalesTest {

    @Test
    void knowsTheDefault() {
        assertThat(SortLocales.of(SortLocales.DEFAULT)).contains(Locale.US);
        assertThat(SortLocales.of(0)).contains(Locale.US);
    }

    @Test
    void tellsOrdersOfOneLanguageApart() {
        assertThat(SortLocales.of(0x0407)).contains(Locale.GERMANY);
        assertThat(SortLocales.of(0x10407)).hasValueSatisfying(locale -> assertThat(locale.getUnicodeLocaleType("co"))
                .isEqualTo("phonebk"));
    }

    @Test
    void takesTheLanguageOfAnOrderThatItDoesNotKnow() {
        assertThat(SortLocales.of(0x70407)).contains(Locale.GERMANY);
    }

    @Test
    void doesNotKnowOthers() {
        assertThat(SortLocales.of(0xFFFE)).isEmpty();
    }
}
