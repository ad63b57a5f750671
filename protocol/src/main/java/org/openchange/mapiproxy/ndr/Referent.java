/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.ndr;

/**
 * What a pointer points to, where that is itself a pointer: it keeps a pointer to NULL apart from a NULL pointer.
 *
 * @param value the referent; null when the inner pointer is NULL
 */
public record Referent<T>(T value) {}
