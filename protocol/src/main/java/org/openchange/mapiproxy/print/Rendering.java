/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.print;

import java.nio.ByteBuffer;

/** How a {@link PrintTree} looks; its methods are those of the tree. {@code toString} gives the whole. */
interface Rendering {
    void begin(String name);

    void end();

    /** @param hex the same in hexadecimal, with as many bits as the field has */
    void number(String name, long value, String hex);

    void value(String name, Object value);

    void string(String name, String value);

    void absent(String name);

    /** @param value its position may be moved */
    void bytes(String name, ByteBuffer value);
}
