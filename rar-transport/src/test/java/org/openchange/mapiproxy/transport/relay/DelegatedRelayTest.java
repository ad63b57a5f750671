/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.config.Limits;
import org.openchange.mapiproxy.dcerpc.AuthType;
import org.openchange.mapiproxy.dcerpc.BindingString;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.security.AuthenticatedPrincipal;
import org.openchange.mapiproxy.security.SecurityInitiator;
import org.openchange.mapiproxy.security.SecurityProviders;
import org.openchange.mapiproxy.spi.control.Counter;
import org.openchange.mapiproxy.transport.Association;
import org.openchange.mapiproxy.transport.AssociationGroup;
import org.openchange.mapiproxy.transport.Relay;

class DelegatedRelayTest {
    private static SecurityInitiator account(String user) {
        return SecurityProviders.initiator(user, "a password".toCharArray(), "EXAMPLE");
    }

    /** A client that logged on with NTLM, which delegates nothing. */
    private record NtlmClient(EventLoop eventLoop) implements Association {
        @Override
        public long id() {
            return 1;
        }

        @Override
        public InetSocketAddress client() {
            return new InetSocketAddress("127.0.0.1", 4711);
        }

        @Override
        public InetSocketAddress local() {
            return new InetSocketAddress("127.0.0.1", 6001);
        }

        @Override
        public AssociationGroup group() {
            throw new AssertionError("a call that is not relayed needs no group");
        }

        @Override
        public Optional<AuthenticatedPrincipal> principal() {
            return Optional.of(new AuthenticatedPrincipal("alice", "EXAMPLE", AuthType.NTLMSSP));
        }

        @Override
        public void onClose(Runnable action) {
            throw new AssertionError("a call that is not relayed holds nothing");
        }
    }

    private record Outcome(CompletableFuture<FaultStatus> fault) implements Relay.Sink {
        @Override
        public void onResponse(ByteBuffer stub) {
            fault.completeExceptionally(new AssertionError("an answer"));
        }

        @Override
        public void onFault(FaultStatus status, boolean didNotExecute) {
            assertThat(didNotExecute).isTrue();
            fault.complete(status);
        }
    }

    @Test
    void refusesCallsOfWhoDelegatedNothingAndNeverConnects() throws Exception {
        try (RelayHarness harness = new RelayHarness("ncacn_ip_tcp:127.0.0.1[1]")) {
            EventLoop loop = harness.loops.next();
            Relay relay = new UpstreamRelay(harness.environment, new NtlmClient(loop), true);
            Outcome outcome = new Outcome(new CompletableFuture<>());

            loop.execute(
                    () -> relay.relay(RelayHarness.INTERFACE, 0, Optional.empty(), ByteBuffer.allocate(4), outcome));

            assertThat(outcome.fault().get(10, TimeUnit.SECONDS)).isEqualTo(FaultStatus.ACCESS_DENIED);
            assertThat(harness.counters.snapshot().getOrDefault(Counter.UPSTREAM_FAILURES, 0L))
                    .isZero();
        }
    }

    @Test
    void takesKerberosForADelegateUnlessTheBindingNamesAnother() {
        RelaySettings plain = settings("ncacn_ip_tcp:dc1.example.test[seal]");
        RelaySettings named = settings("ncacn_ip_tcp:dc1.example.test[seal,spnego]");

        assertThat(plain.asDelegate(account("alice")).type()).isEqualTo(AuthType.KERBEROS);
        assertThat(plain.asDelegate(account("alice")).typeIsOurs()).isFalse();
        assertThat(named.asDelegate(account("alice")).type()).isEqualTo(AuthType.SPNEGO);
    }

    @Test
    void tellsUsersApartInAssociationGroups() {
        RelaySettings settings = settings("ncacn_ip_tcp:dc1.example.test[seal]");

        assertThat(settings.user()).isEmpty();
        assertThat(settings.asDelegate(account("alice")).user())
                .isNotEqualTo(settings.asDelegate(account("bob")).user());
    }

    private static RelaySettings settings(String binding) {
        return new RelaySettings(BindingString.parse(binding), Optional.empty(), Limits.DEFAULT);
    }
}
