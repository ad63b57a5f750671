/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The structures of [MS-OXCDATA] that ROPs, the address book and stores share: property tags, types and values, rows, restrictions, sort orders,
 * recipients and identifiers. Uses {@code wire} and {@code print}. Start at {@link org.openchange.mapiproxy.mapi.PropertyValue}.
 */
package org.openchange.mapiproxy.mapi;
