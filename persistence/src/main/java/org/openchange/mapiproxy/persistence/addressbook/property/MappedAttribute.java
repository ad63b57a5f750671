/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook.property;

/**
 * An attribute that address books know.
 *
 * @param index its place among them, at most 255
 * @param name in the product's vocabulary
 */
public record MappedAttribute(int index, String name, Storage storage) {

    /** How its values are kept in memory. */
    public enum Storage {
        /** Each object has its own. */
        OWN,
        /** Many objects have the same. */
        SHARED,
        /** Distinguished names, of which many have the same end. */
        DN,
        /** Legacy distinguished names, of which many have the same beginning. */
        LEGACY,
        /** Left in the directory. */
        AWAY
    }
}
