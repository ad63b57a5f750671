/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.database.organization;

import java.util.Optional;

/**
 * A public folder.
 *
 * @param id global counter of the folder's id, 48 bits, of the store's replica
 * @param parent the same of its parent; empty for the root
 * @param special what clients ask for it as
 * @param changeNumber global counter of its last change
 */
public record PublicFolder(
        long id, Optional<Long> parent, Optional<SpecialPublicFolder> special, String displayName, long changeNumber) {}
