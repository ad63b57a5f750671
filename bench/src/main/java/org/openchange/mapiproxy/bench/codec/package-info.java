/* SPDX-License-Identifier: Apache-2.0 */
/** JMH benchmarks of the codecs: NDR stubs in {@code NdrBenchmark}, PDUs in {@code PduBenchmark}, NTLM's protection in {@code ProtectionBenchmark}. */
package org.openchange.mapiproxy.bench.codec;
