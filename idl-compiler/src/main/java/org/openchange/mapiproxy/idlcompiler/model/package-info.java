/* SPDX-License-Identifier: Apache-2.0 */
/** What an IDL file says, with names resolved and attributes applied. Uses nothing. Start at {@link org.openchange.mapiproxy.idlcompiler.model.IdlFile}. */
package org.openchange.mapiproxy.idlcompiler.model;
