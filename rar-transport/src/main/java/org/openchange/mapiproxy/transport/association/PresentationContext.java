/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.association;

import org.openchange.mapiproxy.dcerpc.SyntaxId;

/**
 * An interface that a client has bound, in NDR 2.0.
 *
 * @param id p_cont_id
 * @param abstractSyntax as the client named it
 */
record PresentationContext(int id, SyntaxId abstractSyntax) {}
