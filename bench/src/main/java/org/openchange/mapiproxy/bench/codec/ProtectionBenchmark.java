/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.bench.codec;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openchange.mapiproxy.config.ProxyIdentity;
import org.openchange.mapiproxy.dcerpc.AuthLevel;
import org.openchange.mapiproxy.dcerpc.AuthType;
import org.openchange.mapiproxy.security.Account;
import org.openchange.mapiproxy.security.AuthenticationException;
import org.openchange.mapiproxy.security.ProtectedPdu;
import org.openchange.mapiproxy.security.SecurityContext;
import org.openchange.mapiproxy.security.SecurityProviders;
import org.openchange.mapiproxy.security.ntlm.NtHash;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Sign (packet integrity) and seal (packet privacy) with NTLMSSP over fragments of {@value #DATA_BYTES} bytes. One operation is one byte of data,
 * so that operations per microsecond are MB/s.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ProtectionBenchmark {

    static final int DATA_BYTES = 5776;
    private static final int HEADER_BYTES = 24;
    private static final int TRAILER_BYTES = 8;

    @Param({"INTEGRITY", "PRIVACY"})
    public AuthLevel level;

    private SecurityContext sender;
    private SecurityContext receiver;
    private ProtectedPdu pdu;

    @Setup
    public void setUp() throws AuthenticationException {
        char[] password = "Passw0rd!23".toCharArray();
        Account account = new Account("alice", "EXAMPLE", NtHash.of(password));
        sender = SecurityProviders.initiator("alice", password, "EXAMPLE")
                .initiate(AuthType.NTLMSSP, level, Optional.empty());
        receiver = SecurityProviders.acceptor(
                        (domain, user) -> Optional.of(account), new ProxyIdentity("BENCH", "EXAMPLE", "example.test"))
                .accept(AuthType.NTLMSSP)
                .orElseThrow();
        byte[] token = sender.step(new byte[0]);
        while (token.length > 0) {
            token = receiver.step(token);
            if (token.length > 0) {
                token = sender.step(token);
            }
        }
        int authBytes = sender.authValueLength(level);
        byte[] bytes = Samples.bytes(HEADER_BYTES + DATA_BYTES + TRAILER_BYTES + authBytes);
        pdu = new ProtectedPdu(bytes, 0, bytes.length, HEADER_BYTES, DATA_BYTES, authBytes, true);
    }

    @Benchmark
    @OperationsPerInvocation(DATA_BYTES)
    public Object protect() {
        sender.protect(level, pdu);
        return pdu;
    }

    /** Both sides, because the receiver follows the sender's sequence numbers. */
    @Benchmark
    @OperationsPerInvocation(DATA_BYTES)
    public Object protectAndVerify() throws AuthenticationException {
        sender.protect(level, pdu);
        receiver.verify(level, pdu);
        return pdu;
    }
}
