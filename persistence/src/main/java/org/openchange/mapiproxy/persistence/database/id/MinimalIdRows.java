/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.database.id;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads and writes the table of minimal ids, many rows with each statement, because an address book asks for all of its objects at once. */
final class MinimalIdRows {
    private static final int LOOKUP = 10_000;
    private static final int BATCH = 1000;

    private final Connection connection;

    MinimalIdRows(Connection connection) {
        this.connection = connection;
    }

    Map<UUID, Integer> find(List<UUID> objects) throws SQLException {
        Map<UUID, Integer> ids = new HashMap<>();
        select("directory_id", "uuid", objects, row -> ids.put(object(row), row.getInt(2)));
        return ids;
    }

    Map<Integer, UUID> objects(List<Integer> ids) throws SQLException {
        Map<Integer, UUID> objects = new HashMap<>();
        select("minimal_id", "integer", ids, row -> objects.put(row.getInt(2), object(row)));
        return objects;
    }

    /** Joined, and not "in": with that H2 compares every row with every value. */
    private void select(String column, String type, List<?> values, RowSink sink) throws SQLException {
        String sql = "select m.directory_id, m.minimal_id from unnest(cast(? as " + type
                + " array)) as wanted(id) join minimal_id m on m." + column + " = wanted.id";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (List<?> part : parts(values, LOOKUP)) {
                Array array = connection.createArrayOf(type, part.toArray());
                statement.setArray(1, array);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        sink.accept(rows);
                    }
                }
                array.free();
            }
        }
    }

    void insert(Map<UUID, Integer> ids) throws SQLException {
        String sql = "insert into minimal_id (directory_id, minimal_id) values (?, ?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int waiting = 0;
            for (Map.Entry<UUID, Integer> id : ids.entrySet()) {
                statement.setObject(1, id.getKey());
                statement.setInt(2, id.getValue());
                statement.addBatch();
                waiting++;
                if (waiting == BATCH) {
                    statement.executeBatch();
                    waiting = 0;
                }
            }
            statement.executeBatch();
        }
    }

    private static UUID object(ResultSet row) throws SQLException {
        return row.getObject(1, UUID.class);
    }

    static <T> List<List<T>> parts(List<T> all, int size) {
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += size) {
            parts.add(all.subList(from, Math.min(from + size, all.size())));
        }
        return parts;
    }

    @FunctionalInterface
    private interface RowSink {
        void accept(ResultSet row) throws SQLException;
    }
}
