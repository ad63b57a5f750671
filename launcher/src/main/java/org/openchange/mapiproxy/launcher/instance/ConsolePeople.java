/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.instance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Who may use the console: the files of an Elytron properties realm below the data directory. They hold hashes only. Since that realm's hash is
 * MD5, the passwords made here are random and long enough (over 100 bits) for the hash not to matter.
 *
 * <p>The launcher has a login of its own, with which {@code status} asks the server: new at each start, kept in a file that only the owner of the
 * data directory can read.
 */
public final class ConsolePeople {
    public static final String ADMIN = "admin";
    static final String LAUNCHER = "launcher";

    private static final String REALM = "MAPIProxy";
    private static final String REALM_LINE = "#$REALM_NAME=" + REALM + "$";
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int PASSWORD_LENGTH = 24;

    private final Path users;
    private final Path groups;
    private final Path launcherPassword;

    public ConsolePeople(InstanceDirectory directory) {
        users = directory.console().resolve("users.properties");
        groups = directory.console().resolve("groups.properties");
        launcherPassword = directory.console().resolve("launcher.password");
    }

    public Path users() {
        return users;
    }

    public Path groups() {
        return groups;
    }

    /**
     * Makes what is missing, and a new login for the launcher.
     *
     * @return the administrator's password if it was made now; it cannot be found out later
     */
    public Optional<String> prepare() throws LauncherException {
        try {
            List<String> lines = new ArrayList<>(Files.exists(users) ? Files.readAllLines(users) : List.of(REALM_LINE));
            Optional<String> adminPassword = Optional.empty();
            if (lines.stream().noneMatch(line -> line.startsWith(ADMIN + "="))) {
                adminPassword = Optional.of(newPassword());
                lines.add(line(ADMIN, adminPassword.get()));
            }
            String password = newPassword();
            lines.removeIf(line -> line.startsWith(LAUNCHER + "="));
            lines.add(line(LAUNCHER, password));
            OwnerOnly.write(launcherPassword, password);
            OwnerOnly.write(users, String.join("\n", lines) + "\n");
            if (!Files.exists(groups)) {
                OwnerOnly.write(groups, ADMIN + "=admin\n" + LAUNCHER + "=admin\n");
            }
            return adminPassword;
        } catch (IOException e) {
            throw new LauncherException(
                    "the console's logins in " + users.getParent() + " cannot be prepared ("
                            + InstanceDirectory.reason(e) + ")",
                    e);
        }
    }

    /** Takes back logins whose password nobody has seen, so that the next start makes others. */
    public void forget() throws LauncherException {
        try {
            Files.deleteIfExists(users);
        } catch (IOException e) {
            throw new LauncherException(users + " cannot be deleted (" + InstanceDirectory.reason(e) + ")", e);
        }
    }

    /** The launcher's own password; empty before the first start. */
    Optional<String> launcherPassword() throws IOException {
        return Files.exists(launcherPassword) ? Optional.of(Files.readString(launcherPassword)) : Optional.empty();
    }

    private static String newPassword() {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < PASSWORD_LENGTH; i++) {
            password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }

    private static String line(String user, String password) {
        try {
            byte[] hash = MessageDigest.getInstance("MD5")
                    .digest((user + ":" + REALM + ":" + password).getBytes(StandardCharsets.UTF_8));
            return user + "=" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }
}
