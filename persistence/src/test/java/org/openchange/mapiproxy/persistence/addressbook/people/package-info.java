/* SPDX-License-Identifier: Apache-2.0 */
/** People of many countries, made from a seed, for tests and figures that need thousands of them. */
package org.openchange.mapiproxy.persistence.addressbook.people;
