/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.instance;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What lies where below {@code --data}. Everything that an instance writes is in here.
 *
 * <pre>
 * instance.properties   which process runs, and where (see InstanceRecord)
 * instance.lock         held while somebody starts the instance
 * mapiproxy.conf        the configuration, unless another file is named
 * accounts              accounts for NTLM
 * database/             the database, unless another one is named
 * console/              people of the console, with hashes of their passwords
 * log/                  server.log, print.log, console.log
 * server/               WildFly's base directory; deployments/ is where further modules are put
 * </pre>
 *
 * @param root absolute
 */
public record InstanceDirectory(Path root) {
    public InstanceDirectory {
        root = root.toAbsolutePath().normalize();
    }

    public Path record() {
        return root.resolve("instance.properties");
    }

    public Path lock() {
        return root.resolve("instance.lock");
    }

    public Path configuration() {
        return root.resolve("mapiproxy.conf");
    }

    public Path console() {
        return root.resolve("console");
    }

    public Path log() {
        return root.resolve("log");
    }

    public Path serverLog() {
        return log().resolve("server.log");
    }

    public Path printLog() {
        return log().resolve("print.log");
    }

    /** What the process writes before its logging works, and after. */
    public Path consoleLog() {
        return log().resolve("console.log");
    }

    public Path server() {
        return root.resolve("server");
    }

    /** Makes what is missing, for the owner's eyes only. */
    public void create() throws LauncherException {
        try {
            for (Path directory : List.of(root, console(), log(), server())) {
                if (!Files.isDirectory(directory)) {
                    Files.createDirectories(directory);
                    OwnerOnly.directory(directory);
                }
            }
        } catch (AccessDeniedException e) {
            throw new LauncherException(e.getFile() + " cannot be made: no permission; choose another --data DIR", e);
        } catch (IOException e) {
            throw new LauncherException(root + " cannot be used (" + reason(e) + "); choose another --data DIR", e);
        }
    }

    static String reason(IOException e) {
        String name = e.getClass().getSimpleName().replace("Exception", "");
        return e.getMessage() == null ? name : name + ": " + e.getMessage();
    }
}
