/* SPDX-License-Identifier: Apache-2.0 */
/**
 * [MS-OXOABKT] The dialogs in which a client shows objects of the address book and asks for new addresses: their bytes, and those that
 * this product brings with it. Entry class: {@link org.openchange.mapiproxy.persistence.addressbook.template.StandardTemplates}.
 */
package org.openchange.mapiproxy.persistence.addressbook.template;
