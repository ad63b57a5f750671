/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Load for the relay figures: a fast DCERPC upstream ({@link org.openchange.mapiproxy.bench.load.UpstreamServer}) and a generator
 * ({@link org.openchange.mapiproxy.bench.load.LoadGenerator}) which run against each other directly, through HAProxy and through MAPIProxy.
 * Speaks the wire format by itself: what measures the product must not share the product's code.
 */
package org.openchange.mapiproxy.bench.load;
