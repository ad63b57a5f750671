/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.database;

import java.util.List;
import java.util.Optional;

/**
 * How far the tables of a database are.
 *
 * @param version of the last step that was taken; empty for an empty database
 * @param pending the steps that are missing, each with its version and what it is about
 */
public record SchemaState(Optional<String> version, List<String> pending) {
    public SchemaState {
        pending = List.copyOf(pending);
    }
}
