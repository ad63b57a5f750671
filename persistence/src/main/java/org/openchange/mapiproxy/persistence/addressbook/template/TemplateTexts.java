/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** The words of the dialogs in one language; the file {@code templates-LANGUAGE.properties} beside this class, in UTF-8. */
final class TemplateTexts {
    private final Properties texts = new Properties();

    /** @param language a tag of RFC 5646, for example {@code de} */
    TemplateTexts(String language) {
        String file = "templates-" + language + ".properties";
        try (InputStream in = TemplateTexts.class.getResourceAsStream(file);
                InputStreamReader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String get(String key) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("no text \"" + key + "\"");
        }
        return text;
    }
}
