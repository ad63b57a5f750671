/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Clustered slots in Infinispan: each identity's record under one key, each node's lease in a second cache, and the coordinator that takes
 * away what vanished nodes had. Uses {@code session}; sees no JNDI. Start at {@link
 * org.openchange.mapiproxy.transport.cluster.InfinispanSlotGrid}.
 */
package org.openchange.mapiproxy.transport.cluster;
