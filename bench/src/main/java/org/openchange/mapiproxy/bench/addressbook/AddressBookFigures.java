/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.bench.addressbook;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.HdrHistogram.Histogram;
import org.openchange.mapiproxy.config.AddressBookSettings;
import org.openchange.mapiproxy.config.ProxyIdentity;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.mapi.PropertyValue;
import org.openchange.mapiproxy.mapi.Restriction;
import org.openchange.mapiproxy.mapi.TaggedPropertyValue;
import org.openchange.mapiproxy.persistence.addressbook.AddressBook;
import org.openchange.mapiproxy.persistence.addressbook.AddressBookTable;
import org.openchange.mapiproxy.persistence.addressbook.AddressBooks;
import org.openchange.mapiproxy.persistence.addressbook.TableSort;
import org.openchange.mapiproxy.persistence.addressbook.people.CountingMinimalIds;
import org.openchange.mapiproxy.persistence.addressbook.people.GeneratedDirectory;
import org.openchange.mapiproxy.persistence.addressbook.source.DirectoryAddressBooks;

/** Loads generated people and measures, one question after the other, on one thread. */
public final class AddressBookFigures {
    private static final int ROWS = 50;
    private static final int MATCHES = 1000;
    private static final PropertyTag NAME = new PropertyTag(0x3001001F);
    /** What Outlook asks of each row. */
    private static final List<PropertyTag> COLUMNS = List.of(
            new PropertyTag(0x0FFF0102),
            new PropertyTag(0x3001001F),
            new PropertyTag(0x39000003),
            new PropertyTag(0x3A08001F),
            new PropertyTag(0x3A19001F),
            new PropertyTag(0x3A17001F),
            new PropertyTag(0x3A16001F),
            new PropertyTag(0x3A00001F),
            new PropertyTag(0x39FE001F),
            new PropertyTag(0x3003001F));

    private final int people;
    private final int millis;
    private final Random random = new Random(1);

    public AddressBookFigures(int people, int millis) {
        this.people = people;
        this.millis = millis;
    }

    public void run(Consumer<String> out) throws Exception {
        GeneratedDirectory directory = new GeneratedDirectory("Example", people);
        long before = used();
        long start = System.nanoTime();
        long cpu = cpuNanos();
        try (AddressBooks books = new DirectoryAddressBooks(
                () -> directory,
                new ProxyIdentity("BENCH", "EXAMPLE", "example.test"),
                new AddressBookSettings(Duration.ofHours(1), people + 100, 8),
                new CountingMinimalIds())) {
            books.loaded().toCompletableFuture().get(10, TimeUnit.MINUTES);
            took("load " + people, start, cpu, out);
            memory(books, before, out);
            ask(books, directory, out);
            refresh(books, directory, out);
        }
    }

    private void memory(AddressBooks books, long before, Consumer<String> out) {
        int objects = books.status().objects();
        out.accept(String.format(
                Locale.ROOT,
                "%-34s %8d bytes an object (%d MB on the heap, %d MB by its own count)",
                "memory",
                (used() - before) / objects,
                used() - before >> 20,
                books.status().bytes() >> 20));
    }

    private void ask(AddressBooks books, GeneratedDirectory directory, Consumer<String> out) {
        AddressBook book = books.book("Example").orElseThrow();
        AddressBookTable table = book.table(AddressBook.GLOBAL_ADDRESS_LIST, TableSort.DISPLAY_NAME, Locale.US);
        measure("resolve an alias", out, i -> book.resolve("p" + random.nextInt(people), 0));
        measure("resolve an address", out, i -> book.resolve("p" + random.nextInt(people) + "@example.test", 0));
        measure(
                "resolve a display name",
                out,
                i -> book.resolve(directory.generator().displayName(random.nextInt(people)), 0));
        measure("resolve two beginnings", out, i -> book.resolve("a s", 0));
        measure("resolve nobody", out, i -> book.resolve("nobody" + i, 0));
        measure("rows, 50 with 10 properties", out, i -> rows(table));
        measure(
                "seek",
                out,
                i -> table.seek(directory
                        .generator()
                        .displayName(random.nextInt(people))
                        .substring(0, 2)));
        measure("matches, name begins", out, i -> book.matches(table, name(2, "Zöller"), MATCHES));
        measure("matches, name contains", out, i -> book.matches(table, name(1, "zöll"), MATCHES));
    }

    private Object rows(AddressBookTable table) {
        int first = random.nextInt(Math.max(1, table.size() - ROWS));
        int values = 0;
        for (int i = first; i < Math.min(first + ROWS, table.size()); i++) {
            for (PropertyTag column : COLUMNS) {
                values += table.row(i).value(column).isPresent() ? 1 : 0;
            }
        }
        return values;
    }

    private static Restriction name(int level, String text) {
        return new Restriction.Content(level, 1, NAME, new TaggedPropertyValue(NAME, new PropertyValue.Unicode(text)));
    }

    private void measure(String name, Consumer<String> out, IntFunction<Object> question) {
        Histogram times = new Histogram(3);
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        long warm = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis) / 3;
        int answers = 0;
        for (int i = 0; System.nanoTime() < end; i++) {
            long start = System.nanoTime();
            answers += question.apply(i).hashCode() == 0 ? 0 : 1;
            long now = System.nanoTime();
            if (now > warm) {
                times.recordValue(now - start);
            }
        }
        out.accept(String.format(
                Locale.ROOT,
                "%-34s p50 %8.1f us  p99 %8.1f us  (%d)",
                name,
                times.getValueAtPercentile(50) / 1000.0,
                times.getValueAtPercentile(99) / 1000.0,
                answers));
    }

    private void refresh(AddressBooks books, GeneratedDirectory directory, Consumer<String> out) throws Exception {
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 10; i++) {
                int number = random.nextInt(people);
                directory.rename(number, "Renamed " + round + " " + number);
            }
            long start = System.nanoTime();
            long cpu = cpuNanos();
            books.refresh().toCompletableFuture().get(10, TimeUnit.MINUTES);
            took("refresh, 10 changed", start, cpu, out);
        }
    }

    /** Processor time tells more than the clock where others are at work. */
    private static void took(String what, long start, long cpu, Consumer<String> out) {
        out.accept(String.format(
                Locale.ROOT,
                "%-34s %8d ms, %8d ms of processors",
                what,
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start),
                TimeUnit.NANOSECONDS.toMillis(cpuNanos() - cpu)));
    }

    private static long cpuNanos() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(Duration::toNanos)
                .orElse(0L);
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
