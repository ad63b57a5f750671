/* SPDX-License-Identifier: Apache-2.0 */
/**
 * FastTransfer streams ([MS-OXCFXICS] 2.2.4): a lexer that is fed one transfer buffer after the other, the tokens it finds, a writer that makes
 * buffers of tokens, and a printer. What the tokens mean together is for whoever uses them. Uses {@code wire}, {@code mapi} and {@code print}.
 * Start at {@link org.openchange.mapiproxy.fasttransfer.FastTransferLexer}.
 */
package org.openchange.mapiproxy.fasttransfer;
