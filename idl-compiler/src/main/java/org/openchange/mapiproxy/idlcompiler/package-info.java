/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Turns IDL into Java records. The way of a file: {@code parse} makes a checked {@code model} of it, {@code emit} makes Java of
 * the model, {@link org.openchange.mapiproxy.idlcompiler.CompileMojo} runs both in a Maven build.
 */
package org.openchange.mapiproxy.idlcompiler;
