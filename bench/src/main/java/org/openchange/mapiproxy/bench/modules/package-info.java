/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Modules that {@code bench/chain.sh} deploys to measure what a chain costs: three that look at every call and change nothing, and one that reads
 * one ROP. They are packed into an EJB jar of their own. Uses {@code spi} and {@code rop}.
 */
package org.openchange.mapiproxy.bench.modules;
