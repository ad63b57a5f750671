/* SPDX-License-Identifier: Apache-2.0 */
/** Messages as text for people: one indented tree for NDR records, PDUs and, later, ROPs. Uses nothing. */
package org.openchange.mapiproxy.print;
