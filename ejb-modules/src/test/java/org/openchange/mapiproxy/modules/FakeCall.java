/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.modules;

import java.net.InetSocketAddress;
import java.nio.ByteOrder;
import java.security.Principal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.openchange.mapiproxy.config.ProxyIdentity;
import org.openchange.mapiproxy.dcerpc.AuthLevel;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.idl.Request;
import org.openchange.mapiproxy.idl.RpcInterface;
import org.openchange.mapiproxy.spi.Call;
import org.openchange.mapiproxy.spi.ModuleContext;
import org.openchange.mapiproxy.spi.Session;
import org.openchange.mapiproxy.spi.SlotKey;
import org.openchange.mapiproxy.spi.Slots;

/** A call without a wire. Calls made from one {@link Client} share its session. */
public record FakeCall(RpcInterface target, int opnum, Session session, ModuleContext module, Slots slots)
        implements Call {

    /** A client of a proxy named PROXY1 in example.test. */
    public record Client(Session session, ModuleContext module) {
        public Client() {
            this(new FakeModule());
        }

        public Client(ModuleContext module) {
            this(new FakeSession(new MapSlots(), Optional.empty(), new InetSocketAddress("127.0.0.1", 40000)), module);
        }

        /** Somebody who authenticated. */
        public static Client of(Principal principal, InetSocketAddress address) {
            return new Client(new FakeSession(new MapSlots(), Optional.of(principal), address), new FakeModule());
        }

        public FakeCall calls(RpcInterface target, int opnum) {
            return new FakeCall(target, opnum, session, module, new MapSlots());
        }
    }

    @Override
    public long id() {
        return 1;
    }

    @Override
    public SyntaxId interfaceId() {
        return target.id();
    }

    @Override
    public String interfaceName() {
        return target.name();
    }

    @Override
    public String operationName() {
        return target.operation(opnum).orElseThrow().name();
    }

    @Override
    public Optional<UUID> object() {
        return Optional.empty();
    }

    @Override
    public ByteOrder byteOrder() {
        return ByteOrder.LITTLE_ENDIAN;
    }

    @Override
    public AuthLevel authLevel() {
        return AuthLevel.PRIVACY;
    }

    @Override
    public InetSocketAddress client() {
        return session.client();
    }

    @Override
    public Optional<Request> request() {
        return Optional.empty();
    }

    /** The context of a module of the proxy PROXY1. */
    public record FakeModule(Slots slots) implements ModuleContext {
        public FakeModule() {
            this(new MapSlots());
        }

        @Override
        public String name() {
            return "fake";
        }

        @Override
        public Optional<String> option(String name) {
            return Optional.empty();
        }

        @Override
        public ProxyIdentity identity() {
            return new ProxyIdentity("PROXY1", "EXAMPLE", "example.test");
        }
    }

    private record FakeSession(Slots slots, Optional<Principal> principal, InetSocketAddress client)
            implements Session {
        @Override
        public String id() {
            return "s1";
        }

        @Override
        public Instant startedAt() {
            return Instant.EPOCH;
        }
    }

    private static final class MapSlots implements Slots {
        private final Map<SlotKey<?>, Object> values = new HashMap<>();

        @Override
        public <T> Optional<T> get(SlotKey<T> key) {
            return Optional.ofNullable(key.type().cast(values.get(key)));
        }

        @Override
        public <T> T computeIfAbsent(SlotKey<T> key, Supplier<? extends T> supplier) {
            return key.type().cast(values.computeIfAbsent(key, k -> supplier.get()));
        }

        @Override
        public <T> void put(SlotKey<T> key, T value) {
            values.put(key, value);
        }

        @Override
        public void remove(SlotKey<?> key) {
            values.remove(key);
        }
    }
}
