/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.monitor;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.openchange.mapiproxy.spi.monitor.CallFilter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which calls are meant; all options together. */
public final class FilterOptions {
    @Option(names = "--client", paramLabel = "ADDRESS[:PORT]", description = "Only calls of this client.")
    private String client;

    @Option(names = "--user", paramLabel = "[DOMAIN\\]USER", description = "Only calls of this user.")
    private String user;

    @Option(names = "--interface", paramLabel = "NAME", description = "Only calls of this interface.")
    private String interfaceName;

    @Option(names = "--operation", paramLabel = "NAME|OPNUM", description = "Only calls of this operation.")
    private String operation;

    @Option(
            names = "--rop",
            paramLabel = "NAME|ID",
            description = "Only calls with this remote operation in them, for example OpenFolder or 0x02.")
    private String rop;

    @Option(
            names = "--error",
            paramLabel = "WHAT",
            description =
                    "Only calls that failed: any, fault, abandoned, or a code, for example 0x8004010f, of a fault, an operation or a remote operation.")
    private String error;

    @Option(names = "--latency", paramLabel = "MILLIS", description = "Only calls that took so long or longer.")
    private String latency;

    /**
     * As parameters of an address, each with an ampersand behind it.
     *
     * @throws ParameterException if one of them says nothing
     */
    String query(CommandSpec spec) {
        Map<String, String> parts = parts();
        for (Map.Entry<String, String> part : parts.entrySet()) {
            try {
                CallFilter.of(Map.of(part.getKey(), part.getValue()));
            } catch (IllegalArgumentException e) {
                String allowed = e.getMessage().substring(part.getKey().length());
                throw new ParameterException(
                        spec.commandLine(), "--" + part.getKey() + " = \"" + part.getValue() + "\"" + allowed, e);
            }
        }
        return parts.entrySet().stream()
                .map(part -> part.getKey() + "=" + URLEncoder.encode(part.getValue(), StandardCharsets.UTF_8) + "&")
                .collect(Collectors.joining());
    }

    private Map<String, String> parts() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("client", client);
        parts.put("user", user);
        parts.put("interface", interfaceName);
        parts.put("operation", operation);
        parts.put("rop", rop);
        parts.put("error", error);
        parts.put("latency", latency);
        parts.values().removeIf(value -> value == null || value.isEmpty());
        return parts;
    }
}
