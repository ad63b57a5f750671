/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.idl;

/** The {@code out} parameters of an operation and its return value. */
public interface Response extends Message {}
