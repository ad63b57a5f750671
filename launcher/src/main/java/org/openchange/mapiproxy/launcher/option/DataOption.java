/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.option;

import java.nio.file.Path;
import org.openchange.mapiproxy.launcher.instance.InstanceDirectory;
import picocli.CommandLine.Option;

/** {@code --data}: which instance is meant. */
public final class DataOption {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "data",
            description = "Directory with all the state of the instance (default: ./${DEFAULT-VALUE}).")
    private Path data;

    public InstanceDirectory directory() {
        return new InstanceDirectory(data);
    }
}
