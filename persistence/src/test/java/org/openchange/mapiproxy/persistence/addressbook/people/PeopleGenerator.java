/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.openchange.mapiproxy.persistence.directory.DirectoryEntry;

/**
 * Makes people, groups, contacts and rooms of an organization: always the same ones for a seed, each by its number, whatever was made before.
 * Names come in several scripts, with umlauts, and many of them more than once; aliases, addresses and names of entries are there once only.
 */
public final class PeopleGenerator {
    private static final List<String> DEPARTMENTS =
            List.of("Sales", "Engineering", "Human Resources", "Einkauf", "Qualitätssicherung", "総務部", "Бухгалтерия");
    private static final List<String> TITLES =
            List.of("Engineer", "Senior Engineer", "Manager", "Clerk", "Head of Department", "Sachbearbeiter");
    private static final List<String> CITIES =
            List.of("Berlin", "London", "Paris", "Tokyo", "Москва", "Αθήνα", "Ankara", "Köln");

    private final long seed;
    private final String organization;
    private final String container;
    private final String domain;

    /**
     * @param organization {@code /o=} of the legacy distinguished names
     * @param container distinguished name of where the entries are
     * @param domain of SMTP addresses
     */
    public PeopleGenerator(long seed, String organization, String container, String domain) {
        this.seed = seed;
        this.organization = organization;
        this.container = container;
        this.domain = domain;
    }

    /** Of the first server of {@link TestOrganization}. */
    private String homeDatabase() {
        return TestOrganization.databaseDn(organization, container);
    }

    public String personDn(int number) {
        return "CN=" + alias(number) + "," + container;
    }

    public String alias(int number) {
        return "p" + number;
    }

    public String displayName(int number) {
        return names(number).shown();
    }

    private record Names(String given, String family, String shown, String reading) {}

    private Names names(int number) {
        Random random = random(number);
        int share = random.nextInt(100);
        NameStock stock = NameStock.ALL.get(0);
        int sum = 0;
        for (NameStock candidate : NameStock.ALL) {
            sum += candidate.share();
            if (share < sum) {
                stock = candidate;
                break;
            }
        }
        int given = random.nextInt(stock.given().size());
        int family = random.nextInt(stock.family().size());
        String givenName = stock.given().get(given);
        String familyName = stock.family().get(family);
        String shown = stock.familyFirst()
                ? familyName + givenName
                : random.nextBoolean() ? givenName + " " + familyName : familyName + ", " + givenName;
        int givenNames = stock.given().size();
        String reading = stock.reading()
                .map(all -> all.get(givenNames + family) + all.get(given))
                .orElse("");
        return new Names(givenName, familyName, shown, reading);
    }

    private Random random(int number) {
        Random random = new Random(seed * 1_000_003 + number);
        random.nextInt();
        return random;
    }

    /** @param number 0 or more */
    public DirectoryEntry person(int number) {
        Random random = random(-1 - number);
        Names names = names(number);
        String alias = alias(number);
        DirectoryEntry.Builder person = recipient(personDn(number), alias, "person", "organizationalPerson", "user")
                .with("displayName", names.shown())
                .with("givenName", names.given())
                .with("sn", names.family())
                .with("sAMAccountName", alias)
                .with("userPrincipalName", alias + "@" + domain)
                .with("company", organization)
                .with("department", DEPARTMENTS.get(random.nextInt(DEPARTMENTS.size())))
                .with("title", TITLES.get(random.nextInt(TITLES.size())))
                .with("l", CITIES.get(random.nextInt(CITIES.size())))
                .with("physicalDeliveryOfficeName", "Building " + random.nextInt(20))
                .with("telephoneNumber", "+49 30 1234-" + number)
                .with("mobile", "+49 170 " + (1_000_000 + number))
                .with("streetAddress", "Musterstraße " + random.nextInt(200))
                .with("postalCode", String.valueOf(10_000 + random.nextInt(500)))
                .with("homeMDB", homeDatabase())
                .with("extensionAttribute1", "cost centre " + random.nextInt(1000));
        if (!names.reading().isEmpty()) {
            person.with("msDS-PhoneticDisplayName", names.reading());
        }
        if (number > 0) {
            person.with("manager", personDn(random.nextInt(Math.max(1, number / 10 + 1))));
        }
        return person.build();
    }

    /** A group of so many of the first people. */
    public DirectoryEntry group(int number, int members, int people) {
        Random random = random(number);
        String name = "Group " + number + " " + DEPARTMENTS.get(random.nextInt(DEPARTMENTS.size()));
        List<String> dns = new ArrayList<>(IntStream.range(0, members)
                .mapToObj(i -> personDn(random.nextInt(people)))
                .distinct()
                .toList());
        return recipient("CN=g" + number + "," + container, "g" + number, "group")
                .with("displayName", name)
                .withTexts("member", dns)
                .with("managedBy", personDn(random.nextInt(people)))
                .build();
    }

    public DirectoryEntry contact(int number) {
        return recipient("CN=c" + number + "," + container, "c" + number, "contact")
                .with("displayName", displayName(number) + " (extern)")
                .with("targetAddress", "SMTP:c" + number + "@elsewhere.test")
                .build();
    }

    public DirectoryEntry room(int number) {
        return recipient("CN=r" + number + "," + container, "r" + number, "person", "organizationalPerson", "user")
                .with("displayName", "Room " + number)
                .with("sn", "Room")
                .with("homeMDB", homeDatabase())
                .with("msExchRecipientDisplayType", "7")
                .with("msExchResourceCapacity", String.valueOf(4 + number % 20))
                .build();
    }

    private DirectoryEntry.Builder recipient(String dn, String alias, String... classes) {
        return DirectoryEntry.named(dn)
                .with("objectClass", "top")
                .with("objectClass", classes)
                .with("cn", alias)
                .with("mailNickname", alias)
                .with("mail", alias + "@" + domain)
                .with("legacyExchangeDN", TestOrganization.recipientDn(organization, alias))
                .with(
                        "proxyAddresses",
                        "SMTP:" + alias + "@" + domain,
                        "smtp:" + alias + ".second@" + domain,
                        "X500:/o=Old/ou=Old/cn=Recipients/cn=" + alias + "-" + organization.hashCode());
    }
}
