/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Which interface is where, and the two interfaces that tell: the endpoint mapper (EPM) and remote management (MGMT), which the adapter answers
 * itself; C706 appendices O and Q. Uses {@code dcerpc} and {@code idl}. Start at {@link
 * org.openchange.mapiproxy.transport.endpoint.EndpointDispatcher}.
 */
package org.openchange.mapiproxy.transport.endpoint;
