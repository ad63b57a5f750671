/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The modules and servers that come with the product, one package each. A module is a message-driven bean; the adapter puts it into the chain
 * where {@code dcerpc_mapiproxy:modules} names it. {@link org.openchange.mapiproxy.modules.dummy.DummyModule} is the template.
 */
package org.openchange.mapiproxy.modules;
