/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.idl;

/** The {@code in} parameters of an operation. */
public interface Request extends Message {}
