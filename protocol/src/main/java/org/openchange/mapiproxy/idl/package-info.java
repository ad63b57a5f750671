/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What the compiled interfaces have in common: {@link org.openchange.mapiproxy.idl.RpcInterface}, its operations and their
 * messages. The packages below it are generated from {@code src/main/idl} at build time. Uses {@code ndr}, {@code dcerpc} and
 * {@code print}.
 */
package org.openchange.mapiproxy.idl;
