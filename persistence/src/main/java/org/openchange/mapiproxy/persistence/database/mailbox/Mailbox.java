/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.database.mailbox;

import java.time.Instant;
import java.util.UUID;

/**
 * A mailbox.
 *
 * @param organization its name
 * @param owner id of the owner's entry in the directory, which never changes
 * @param legacyExchangeDn of the owner
 * @param guid name of the mailbox everywhere
 * @param replicaGuid name space of its ids and change numbers
 * @param enabled whether it may be logged on to
 * @param locale of the names of its folders, BCP 47
 */
public record Mailbox(
        String organization,
        UUID owner,
        String legacyExchangeDn,
        UUID guid,
        UUID replicaGuid,
        boolean enabled,
        String locale,
        Instant createdAt) {}
