/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook;

/** By what the rows of a table are sorted, ascending ([MS-OXNSPI] 2.2.1.10). */
public enum TableSort {
    /** SortTypeDisplayName, and the two of tables on links. */
    DISPLAY_NAME,
    /** SortTypePhoneticDisplayName; an object without a phonetic name takes part with its display name. */
    PHONETIC_DISPLAY_NAME
}
