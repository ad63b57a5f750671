/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Which attribute of the directory is which property of the address book ([MS-OXOABK] 2.2.3 to 2.2.8), from the table {@code properties.txt}.
 * Entry class: {@link org.openchange.mapiproxy.persistence.addressbook.property.PropertyMapping}.
 */
package org.openchange.mapiproxy.persistence.addressbook.property;
