/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher;

import java.nio.file.Path;
import org.openchange.mapiproxy.launcher.instance.InstanceDirectory;
import picocli.CommandLine.Option;

/** {@code --data}: which instance is meant. */
final class DataOption {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "data",
            description = "Directory with all the state of the instance (default: ./${DEFAULT-VALUE}).")
    private Path data;

    InstanceDirectory directory() {
        return new InstanceDirectory(data);
    }
}
