/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.domain;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.openchange.mapiproxy.config.DomainSettings;
import org.openchange.mapiproxy.config.Secret;
import org.openchange.mapiproxy.security.kerberos.KeytabFile;

/**
 * Where the machine account is kept: the directory {@code domain} below the data directory, which only its owner may enter, with the account
 * itself and a keytab of its Kerberos keys. Files are replaced in one step.
 */
public final class MachineAccountFile {
    private static final String ACCOUNT = "machine-account";
    private static final List<String> SERVICES = List.of("host", "exchangeMDB", "exchangeAB", "exchangeRFR");
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final String PASSWORD_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final int PASSWORD_LENGTH = 64;

    private final Path directory;
    private final Path keytab;

    public MachineAccountFile(Path dataDirectory) {
        this.directory = DomainSettings.directory(dataDirectory);
        this.keytab = DomainSettings.keytab(dataDirectory);
    }

    public Path account() {
        return directory.resolve(ACCOUNT);
    }

    public Path keytab() {
        return keytab;
    }

    /** A new random password of 384 bits. */
    public static Secret newPassword() {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < PASSWORD_LENGTH; i++) {
            password.append(PASSWORD_LETTERS.charAt(random.nextInt(PASSWORD_LETTERS.length())));
        }
        return new Secret(password.toString());
    }

    /** The service principals of an account, without realm; those of the mail services only with the full name. */
    public static List<String> servicePrincipals(String computer, String dnsName) {
        return Stream.concat(SERVICES.stream().map(service -> service + "/" + dnsName), Stream.of("host/" + computer))
                .toList();
    }

    /**
     * Empty when this proxy has not joined a domain.
     *
     * @throws IOException if there is a file that cannot be read or is damaged
     */
    public Optional<MachineAccount> read() throws IOException {
        if (!Files.exists(account())) {
            return Optional.empty();
        }
        Properties fields = new Properties();
        try (Reader reader = Files.newBufferedReader(account(), StandardCharsets.UTF_8)) {
            fields.load(reader);
            return Optional.of(new MachineAccount(
                    field(fields, "computer"),
                    field(fields, "domain"),
                    field(fields, "realm"),
                    field(fields, "dns-name"),
                    new Secret(field(fields, "password")),
                    Optional.ofNullable(fields.getProperty("previous-password")).map(Secret::new),
                    Long.parseLong(field(fields, "key-version")),
                    Instant.parse(field(fields, "changed"))));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IOException(account() + " is damaged: " + e.getMessage(), e);
        }
    }

    private String field(Properties fields, String name) throws IOException {
        String value = fields.getProperty(name);
        if (value == null) {
            throw new IOException(account() + " is damaged: " + name + " is missing");
        }
        return value;
    }

    /** Writes the keytab first, since it may hold more keys than are in use. */
    public void write(MachineAccount account) throws IOException {
        Files.createDirectories(directory);
        if (POSIX) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        }
        replace(keytab(), KeytabFile.write(keys(account)));
        replace(account(), text(account).getBytes(StandardCharsets.UTF_8));
    }

    private static String text(MachineAccount account) throws IOException {
        TreeMap<String, String> fields = new TreeMap<>();
        fields.put("computer", account.computer());
        fields.put("domain", account.domain());
        fields.put("realm", account.realm());
        fields.put("dns-name", account.dnsName());
        fields.put("password", account.password().reveal());
        account.previous().ifPresent(previous -> fields.put("previous-password", previous.reveal()));
        fields.put("key-version", Long.toString(account.keyVersion()));
        fields.put("changed", account.changed().toString());
        StringWriter text = new StringWriter();
        text.write("# The machine account of this proxy. A secret: whoever reads it can stand in for this server.\n");
        fields.forEach((name, value) -> text.write(name + "=" + value + "\n"));
        return text.toString();
    }

    /** Keys of the previous password stay, because clients hold tickets that were made with them. */
    private static List<KeytabFile.Principal> keys(MachineAccount account) {
        List<KeytabFile.Principal> principals =
                new ArrayList<>(principals(account, account.password(), account.keyVersion()));
        account.previous()
                .filter(previous -> account.keyVersion() > 1)
                .ifPresent(previous -> principals.addAll(principals(account, previous, account.keyVersion() - 1)));
        return principals;
    }

    private static List<KeytabFile.Principal> principals(MachineAccount account, Secret password, long version) {
        List<String> names = new ArrayList<>(servicePrincipals(account.computer(), account.dnsName()));
        names.add(account.accountName());
        String realm = account.realm().toUpperCase(Locale.ROOT);
        return names.stream()
                .map(name -> new KeytabFile.Principal(name, realm, password, account.salt(), version))
                .toList();
    }

    private void replace(Path file, byte[] content) throws IOException {
        FileAttribute<?>[] attributes = POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        Path draft = Files.createTempFile(directory, file.getFileName().toString(), ".new", attributes);
        try {
            Files.write(draft, content);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Forgets the account. */
    public void delete() throws IOException {
        Files.deleteIfExists(account());
        Files.deleteIfExists(keytab());
    }
}
