/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.database.organization;

import static org.openchange.mapiproxy.persistence.database.organization.SpecialPublicFolder.*;

import jakarta.persistence.EntityManager;
import java.util.List;
import org.openchange.mapiproxy.persistence.database.id.ReplicaNumbers;

/** The folders that a new store begins with, as the original makes them. */
final class PublicFolderTree {
    private final EntityManager manager;
    private final PublicFolderStoreEntity store;

    PublicFolderTree(EntityManager manager, PublicFolderStoreEntity store) {
        this.manager = manager;
        this.store = store;
    }

    void create() {
        String site = "EX:" + store.group().legacyDn();
        String book =
                "/o=" + store.group().organization().name() + "/cn=addrlists/cn=oabs/cn=Default Offline Address Book";
        long root = add(null, ROOT, "Public Folder Root");
        add(root, IPM_SUBTREE, "IPM_SUBTREE");
        long hidden = add(root, NON_IPM_SUBTREE, "NON_IPM_SUBTREE");
        add(add(hidden, EFORMS_REGISTRY, "EFORMS REGISTRY"), LOCAL_EFORMS_REGISTRY, site);
        add(add(hidden, OFFLINE_ADDRESS_BOOK, "OFFLINE ADDRESS BOOK"), LOCAL_OFFLINE_ADDRESS_BOOK, book);
        add(add(hidden, FREE_BUSY, "SCHEDULE+ FREE BUSY"), LOCAL_FREE_BUSY, site);
        add(hidden, null, "Events Root");
    }

    private long add(Long parent, SpecialPublicFolder special, String displayName) {
        long id = ReplicaNumbers.takeObjects(manager, store.replica().guid(), 1);
        long change = ReplicaNumbers.takeChanges(manager, store.replica().guid(), 1);
        Integer number = special == null ? null : special.number();
        manager.persist(new PublicFolderEntity(
                new PublicFolderEntity.Key(store.id(), id), parent, number, displayName, change));
        return id;
    }

    static List<PublicFolder> read(EntityManager manager, long storeId) {
        return manager.createQuery(
                        "select f from PublicFolder f where f.key.storeId = :store order by f.key.folderId",
                        PublicFolderEntity.class)
                .setParameter("store", storeId)
                .getResultStream()
                .map(PublicFolderEntity::record)
                .toList();
    }
}
