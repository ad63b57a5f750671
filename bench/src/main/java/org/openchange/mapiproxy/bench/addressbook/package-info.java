/* SPDX-License-Identifier: Apache-2.0 */
/** What an address book of many people takes to load, to hold and to ask. */
package org.openchange.mapiproxy.bench.addressbook;
