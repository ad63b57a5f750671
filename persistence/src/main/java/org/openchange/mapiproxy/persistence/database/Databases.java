/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.database;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openchange.mapiproxy.config.DatabaseSettings;

/** The databases that this process has open: one for each settings, however many use it. */
public final class Databases {
    private static final Map<DatabaseSettings, Counted> OPEN = new HashMap<>();

    private static final class Counted {
        private final SharedDatabase shared;
        private int users;

        private Counted(SharedDatabase shared) {
            this.shared = shared;
        }
    }

    private Databases() {}

    /** Connects to nothing yet, so that it succeeds even if the database is away. */
    public static synchronized Database open(DatabaseSettings settings) {
        Counted counted = OPEN.computeIfAbsent(settings, key -> new Counted(new SharedDatabase(key)));
        counted.users++;
        return new Database(counted.shared, () -> release(settings));
    }

    private static void release(DatabaseSettings settings) {
        SharedDatabase last = released(settings);
        if (last != null) {
            last.close();
        }
    }

    private static synchronized SharedDatabase released(DatabaseSettings settings) {
        Counted counted = OPEN.get(settings);
        counted.users--;
        if (counted.users > 0) {
            return null;
        }
        OPEN.remove(settings);
        return counted.shared;
    }

    /** Why those that are in use could not be opened yet; waits for nothing. */
    public static List<String> problems() {
        List<Counted> open;
        synchronized (Databases.class) {
            open = new ArrayList<>(OPEN.values());
        }
        return open.stream()
                .map(counted -> counted.shared.problem())
                .flatMap(Optional::stream)
                .toList();
    }
}
