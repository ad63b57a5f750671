/* SPDX-License-Identifier: Apache-2.0 */
/** Figures: JMH benchmarks of the codecs and load scenarios for the whole proxy. Start at {@link org.openchange.mapiproxy.bench.BenchCommand}. */
package org.openchange.mapiproxy.bench;
