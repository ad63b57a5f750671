/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.admin;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.openchange.mapiproxy.spi.control.Counter;
import org.openchange.mapiproxy.spi.control.ProxyStatus;

/** Writes a {@link ProxyStatus} as JSON. The names are an interface: they do not change within {@code /api/v1}. */
final class StatusMapper {
    private final int maxAssociations;

    StatusMapper(int maxAssociations) {
        this.maxAssociations = maxAssociations;
    }

    JsonObject toJson(ProxyStatus status) {
        return Json.createObjectBuilder()
                .add("node", status.node())
                .add("startedAt", status.startedAt().toString())
                .add("ready", status.ready())
                .add("stopping", status.stopping())
                .add("notReady", strings(status.notReady()))
                .add("listeners", objects(status.listeners(), StatusMapper::listener))
                .add("interfaces", objects(status.interfaces(), StatusMapper::rpcInterface))
                .add("modules", objects(status.modules(), StatusMapper::module))
                .add("servers", objects(status.servers(), StatusMapper::server))
                .add("associationsOpen", status.associations().size())
                .add("associations", associations(status.associations()))
                .add("counters", counters(status.counters()))
                .build();
    }

    private static JsonObjectBuilder listener(ProxyStatus.Listener listener) {
        return Json.createObjectBuilder()
                .add("name", listener.name())
                .add("address", listener.address())
                .add("port", listener.port());
    }

    private static JsonObjectBuilder rpcInterface(ProxyStatus.Interface rpcInterface) {
        return Json.createObjectBuilder()
                .add("name", rpcInterface.name())
                .add("id", rpcInterface.id())
                .add("endpoint", rpcInterface.endpoint())
                .add("answeredBy", rpcInterface.answeredBy());
    }

    private static JsonObjectBuilder module(ProxyStatus.Module module) {
        return Json.createObjectBuilder()
                .add("name", module.name())
                .add("active", module.active())
                .add("interfaces", strings(module.interfaces()))
                .add("hooks", strings(module.hooks()));
    }

    private static JsonObjectBuilder server(ProxyStatus.Server server) {
        return Json.createObjectBuilder()
                .add("name", server.name())
                .add("interface", server.interfaceName())
                .add("blocking", server.blocking());
    }

    private JsonArrayBuilder associations(List<ProxyStatus.Association> associations) {
        return objects(
                associations.subList(0, Math.min(maxAssociations, associations.size())), StatusMapper::association);
    }

    private static JsonObjectBuilder association(ProxyStatus.Association association) {
        return Json.createObjectBuilder()
                .add("id", association.id())
                .add("client", association.client())
                .add("principal", association.principal())
                .add("authentication", association.authentication())
                .add("interfaces", strings(association.interfaces()))
                .add("pendingCalls", association.pendingCalls())
                .add("calls", association.calls())
                .add("faults", association.faults())
                .add("connectedAt", association.connectedAt().toString())
                .add("idleMillis", association.idle().toMillis());
    }

    private static JsonObjectBuilder counters(Map<Counter, Long> counters) {
        JsonObjectBuilder object = Json.createObjectBuilder();
        for (Counter counter : Counter.values()) {
            object.add(counter.label(), counters.getOrDefault(counter, 0L));
        }
        return object;
    }

    private static JsonArrayBuilder strings(List<String> items) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        items.forEach(array::add);
        return array;
    }

    private static <T> JsonArrayBuilder objects(List<T> items, Function<T, JsonObjectBuilder> mapper) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        items.forEach(item -> array.add(mapper.apply(item)));
        return array;
    }
}
