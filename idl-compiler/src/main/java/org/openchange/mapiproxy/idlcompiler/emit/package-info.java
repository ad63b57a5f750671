/* SPDX-License-Identifier: Apache-2.0 */
/** A model to Java source. Uses {@code model}. Start at {@link org.openchange.mapiproxy.idlcompiler.emit.JavaEmitter}. */
package org.openchange.mapiproxy.idlcompiler.emit;
