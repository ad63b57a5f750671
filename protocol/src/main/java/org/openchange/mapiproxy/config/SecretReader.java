/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.config;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a secret that stands in one option, or in the first line of the file that another option names. */
final class SecretReader {
    private SecretReader() {}

    /** Empty when neither is set, or when what is set was refused. */
    static Optional<Secret> read(OptionValues values, ProxyOption secret, ProxyOption file) {
        Optional<Path> path = values.path(file);
        if (path.isEmpty()) {
            return values.text(secret).map(Secret::new);
        }
        if (values.isSet(secret)) {
            values.refuse(file, "stands beside " + secret.optionName() + "; one of the two is allowed");
            return Optional.empty();
        }
        try (BufferedReader reader = Files.newBufferedReader(path.get())) {
            String line = reader.readLine();
            if (line != null && !line.isEmpty()) {
                return Optional.of(new Secret(line));
            }
            values.refuse(file, "the first line of " + path.get() + " is empty; it has to be the password");
        } catch (IOException e) {
            values.refuse(file, "the file " + path.get() + " cannot be read as UTF-8 text");
        }
        return Optional.empty();
    }
}
