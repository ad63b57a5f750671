/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.spi;

/**
 * How a module turns the value of a clustered slot into bytes and back; best by ProtoStream, whose schemas may grow. The bytes are kept by
 * nodes that may have another version of the module, or none. Must not wait.
 *
 * @param <T> best immutable: what is changed after it was put stays on this node
 */
public interface SlotCodec<T> {
    /** How many bytes a value may have. */
    int MAX_BYTES = 64 * 1024;

    /** @return at most {@value #MAX_BYTES} bytes */
    byte[] encode(T value);

    /** Throws any RuntimeException for bytes that it cannot read; the slot counts as empty then. */
    T decode(byte[] bytes);
}
