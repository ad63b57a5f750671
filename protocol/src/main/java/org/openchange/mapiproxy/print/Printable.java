/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.print;

/** A value that knows better than {@link RecordPrinter} how it reads best. */
public interface Printable {
    /** One field, or one node with fields below it. */
    void print(String name, PrintTree out);
}
