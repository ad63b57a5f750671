/* SPDX-License-Identifier: Apache-2.0 */
/** IDL text to a checked model. Uses {@code model} and the generated grammar. Start at {@link org.openchange.mapiproxy.idlcompiler.parse.IdlParser}. */
package org.openchange.mapiproxy.idlcompiler.parse;
