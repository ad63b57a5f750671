/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Thousands of authenticated associations that do nothing: {@link org.openchange.mapiproxy.bench.idle.IdleClients} opens them from many
 * loopback addresses with this product's own NTLM initiator, keeps them, and calls on some of them at the end.
 */
package org.openchange.mapiproxy.bench.idle;
