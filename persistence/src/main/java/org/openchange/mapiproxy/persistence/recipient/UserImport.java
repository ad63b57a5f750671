/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.recipient;

import static org.openchange.mapiproxy.persistence.directory.Attributes.DISPLAY_NAME;
import static org.openchange.mapiproxy.persistence.directory.Attributes.MAIL;
import static org.openchange.mapiproxy.persistence.directory.Attributes.MAIL_NICKNAME;
import static org.openchange.mapiproxy.persistence.directory.Attributes.PROXY_ADDRESSES;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.openchange.mapiproxy.persistence.directory.DirectoryEntry;
import org.openchange.mapiproxy.persistence.directory.DirectoryException;

/**
 * Makes people from a table (RFC 4180, first line with the names of the columns). Whoever is there already just as the table says is passed over, so
 * that an import which was broken off is simply run again. A line that cannot be imported is reported, and the next one goes on.
 */
public final class UserImport {
    /** Column with the reason in the file of lines that failed; passed over when that file is imported. */
    public static final String PROBLEM = "problem";

    private static final String ACCOUNT = "account";
    private static final String PASSWORD = "password";
    private static final String KIND = "kind";
    private static final String NAME = "name";
    private static final String ALIAS = "alias";
    private static final String ADDRESSES = "addresses";

    /** Columns for attributes that mean nothing to us. */
    private static final Map<String, String> DETAILS = details();

    private final Users users;

    public UserImport(Users users) {
        this.users = users;
    }

    /** What happens to each line. */
    public interface Progress {
        void imported(String account);

        /** It is there already. */
        void passedOver(String account);

        /**
         * @param columns the line's values by the names of the columns
         * @param problem in words
         */
        void failed(Map<String, String> columns, String problem) throws IOException;
    }

    private static Map<String, String> details() {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("given name", RecipientAttributes.GIVEN_NAME);
        columns.put("surname", RecipientAttributes.SURNAME);
        columns.put("title", "title");
        columns.put("department", "department");
        columns.put("company", "company");
        columns.put("office", "physicalDeliveryOfficeName");
        columns.put("telephone", "telephoneNumber");
        columns.put("mobile", "mobile");
        columns.put("fax", "facsimileTelephoneNumber");
        columns.put("street", "streetAddress");
        columns.put("city", "l");
        columns.put("postal code", "postalCode");
        columns.put("description", "description");
        return columns;
    }

    /** Names of all columns that a table may have; {@code account} has to be there. */
    public static List<String> columns() {
        return java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(ACCOUNT, NAME, ALIAS, MAIL, ADDRESSES, KIND, PASSWORD),
                        DETAILS.keySet().stream())
                .toList();
    }

    /**
     * Imports all lines.
     *
     * @throws RecipientException if this is no such table; then nothing was imported
     * @throws IOException if it cannot be read, or the directory is away; what was imported stays
     */
    public void run(Reader table, Progress progress) throws IOException, RecipientException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreEmptyLines(true)
                .setIgnoreHeaderCase(true)
                .setTrim(true)
                .get();
        try (CSVParser parser = CSVParser.parse(table, format)) {
            checkHeader(parser.getHeaderNames());
            for (CSVRecord line : parser) {
                run(line, progress);
            }
        } catch (UncheckedIOException | IllegalArgumentException | CSVException e) {
            throw new RecipientException("this is no table of comma-separated values: " + e.getMessage(), e);
        }
    }

    private static void checkHeader(List<String> names) throws RecipientException {
        List<String> known = columns();
        for (String name : names) {
            if (!known.contains(name.toLowerCase(Locale.ROOT)) && !name.equalsIgnoreCase(PROBLEM)) {
                throw new RecipientException(
                        "there is no column \"" + name + "\"; there are " + String.join(", ", known));
            }
        }
        if (names.stream().noneMatch(ACCOUNT::equalsIgnoreCase)) {
            throw new RecipientException("the column \"" + ACCOUNT + "\" is missing in the first line");
        }
    }

    private void run(CSVRecord line, Progress progress) throws IOException {
        Map<String, String> columns = new LinkedHashMap<>();
        for (String name : line.getParser().getHeaderNames()) {
            columns.put(name.toLowerCase(Locale.ROOT), line.isSet(name) ? line.get(name) : "");
        }
        if (!line.isConsistent()) {
            progress.failed(
                    columns,
                    "line " + line.getRecordNumber() + " has " + line.size() + " values, not one for each column");
            return;
        }
        try {
            NewUser user = user(columns);
            Optional<DirectoryEntry> existing = users.account(user.account());
            if (existing.isPresent() && existing.get().has(MAIL_NICKNAME)) {
                checkSame(existing.get(), user);
                progress.passedOver(user.account());
                return;
            }
            String password = columns.getOrDefault(PASSWORD, "");
            users.create(user, password.isEmpty() ? Optional.empty() : Optional.of(password.toCharArray()));
            progress.imported(user.account());
        } catch (RecipientException e) {
            progress.failed(columns, e.getMessage());
        } catch (DirectoryException e) {
            if (e.reason() == DirectoryException.Reason.UNAVAILABLE) {
                throw e;
            }
            progress.failed(columns, e.getMessage());
        }
    }

    private static NewUser user(Map<String, String> columns) throws RecipientException {
        String kind = columns.getOrDefault(KIND, "");
        Map<String, String> details = DETAILS.entrySet().stream()
                .filter(column -> !columns.getOrDefault(column.getKey(), "").isEmpty())
                .collect(Collectors.toMap(Map.Entry::getValue, column -> columns.get(column.getKey())));
        return new NewUser(
                columns.getOrDefault(ACCOUNT, ""),
                kind.isEmpty()
                        ? UserKind.PERSON
                        : UserKind.named(kind)
                                .orElseThrow(() -> new RecipientException(
                                        "\"" + kind + "\" is no kind; there are person, room and equipment")),
                text(columns, NAME),
                text(columns, ALIAS),
                text(columns, MAIL),
                Arrays.stream(columns.getOrDefault(ADDRESSES, "").split("[;\\s]+"))
                        .filter(address -> !address.isEmpty())
                        .toList(),
                details);
    }

    private static Optional<String> text(Map<String, String> columns, String name) {
        return Optional.ofNullable(columns.get(name)).filter(value -> !value.isEmpty());
    }

    private static void checkSame(DirectoryEntry entry, NewUser user) throws RecipientException {
        Map<String, String> wanted = new LinkedHashMap<>(user.details());
        user.name().ifPresent(name -> wanted.put(DISPLAY_NAME, name));
        user.alias().ifPresent(alias -> wanted.put(MAIL_NICKNAME, alias));
        user.mail().ifPresent(mail -> wanted.put(MAIL, mail));
        List<String> different = wanted.entrySet().stream()
                .filter(attribute -> !entry.texts(attribute.getKey()).contains(attribute.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .collect(Collectors.toList());
        boolean allAddresses = user.addresses().stream().allMatch(address -> entry.texts(PROXY_ADDRESSES).stream()
                .anyMatch(known -> known.equalsIgnoreCase("smtp:" + address)));
        if (!allAddresses) {
            different.add(PROXY_ADDRESSES);
        }
        if (!different.isEmpty()) {
            throw new RecipientException(
                    "the account \"" + user.account() + "\" is there, with another " + String.join(", ", different));
        }
    }
}
