/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.account;

import java.util.Map;
import org.openchange.mapiproxy.config.ProxySettings;
import org.openchange.mapiproxy.launcher.instance.InstanceDirectory;
import org.openchange.mapiproxy.launcher.instance.LauncherException;
import org.openchange.mapiproxy.launcher.option.ConfigurationOption;
import org.openchange.mapiproxy.launcher.option.DataOption;
import org.openchange.mapiproxy.security.account.FileAccountStore;
import picocli.CommandLine.Mixin;

/** Which file of accounts is meant: {@code --data}, unless the configuration names another. */
final class AccountFileOption {
    @Mixin
    private ConfigurationOption configuration;

    @Mixin
    private DataOption data;

    /** Makes the data directory if it is missing, since the file is written there. */
    FileAccountStore storeForChange() throws LauncherException {
        data.directory().create();
        return store();
    }

    FileAccountStore store() {
        return new FileAccountStore(settings().security().accounts());
    }

    String workgroup() {
        return settings().identity().workgroup();
    }

    private ProxySettings settings() {
        InstanceDirectory directory = data.directory();
        return configuration.settings(configuration.properties(directory, Map.of()));
    }
}
