/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.database.organization;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Optional;

/** A public folder, under an id of its store's replica. */
@Entity(name = "PublicFolder")
@Table(name = "public_folder")
public class PublicFolderEntity {
    @EmbeddedId
    private Key key;

    /** In the same store; none for the root. */
    @Column(name = "parent_id")
    private Long parentId;

    /** {@link SpecialPublicFolder#number}; none for those that clients do not ask by their meaning. */
    @Column(name = "special_folder")
    private Integer special;

    @Column(name = "display_name", length = 256, nullable = false)
    private String displayName;

    @Column(name = "change_number", nullable = false)
    private long changeNumber;

    /** Which store, and which of its folders. */
    @Embeddable
    public record Key(@Column(name = "store_id") long storeId, @Column(name = "folder_id") long folderId) {}

    /** For Hibernate. */
    protected PublicFolderEntity() {}

    PublicFolderEntity(Key key, Long parentId, Integer special, String displayName, long changeNumber) {
        this.key = key;
        this.parentId = parentId;
        this.special = special;
        this.displayName = displayName;
        this.changeNumber = changeNumber;
    }

    PublicFolder record() {
        return new PublicFolder(
                key.folderId(),
                Optional.ofNullable(parentId),
                Optional.ofNullable(special).flatMap(SpecialPublicFolder::of),
                displayName,
                changeNumber);
    }
}
