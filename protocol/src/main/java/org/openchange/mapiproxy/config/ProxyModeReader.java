/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.config;

import static org.openchange.mapiproxy.config.ProxyOption.*;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.openchange.mapiproxy.dcerpc.BindingString;
import org.openchange.mapiproxy.dcerpc.SyntaxId;

/** Reads and checks what {@code dcerpc_mapiproxy:} says. */
final class ProxyModeReader {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final String NAME_ALLOWED = "allowed are 1 to 64 letters, digits, dots, hyphens and underscores";

    private final OptionValues values;
    private final String workgroup;
    private final List<String> endpointServers;
    private final List<String> notes = new ArrayList<>();

    ProxyModeReader(OptionValues values, String workgroup, List<String> endpointServers) {
        this.values = values;
        this.workgroup = workgroup;
        this.endpointServers = endpointServers;
    }

    List<String> notes() {
        return notes;
    }

    ProxyModeSettings read() {
        boolean server = values.bool(SERVER);
        Optional<BindingString> binding = binding();
        ProxyModeSettings settings = new ProxyModeSettings(
                server,
                binding,
                credentials(),
                interfaces(),
                modules(),
                servers(),
                values.bool(REPLACE_NAMES),
                values.bool(NDRDUMP),
                identity());
        if (server) {
            binding.ifPresent(unused ->
                    notes.add(BINDING.optionName() + " has no effect, because " + SERVER.optionName() + " is set"));
            noteWhatHasNoServer(settings);
        } else if (!values.isSet(BINDING)) {
            checkNothingNeedsUpstream(settings);
        }
        return settings;
    }

    private void noteWhatHasNoServer(ProxyModeSettings settings) {
        settings.interfaces().stream()
                .filter(candidate -> endpointServers.contains("mapiproxy") && !settings.isAnswered(candidate))
                .forEach(candidate -> notes.add(candidate.name() + " is not registered: " + SERVER.optionName()
                        + " is set, no server of it comes with this version, and none is named"));
    }

    private void checkNothingNeedsUpstream(ProxyModeSettings settings) {
        String missing = "needs " + BINDING.optionName() + ", the binding string of the real server, which is not set";
        for (ProxyOption option : List.of(USERNAME, PASSWORD, PASSWORD_FILE, MODULES)) {
            if (values.isSet(option)) {
                values.refuse(option, missing);
            }
        }
        List<String> left = settings.interfaces().stream()
                .map(InterfaceName::name)
                .filter(name -> settings.serverOf(name).isEmpty())
                .toList();
        if (endpointServers.contains("mapiproxy") && !left.isEmpty()) {
            notes.add(
                    BINDING.optionName() + " is not set: nothing is relayed, and these interfaces are not registered: "
                            + String.join(", ", left));
        }
    }

    private Optional<BindingString> binding() {
        try {
            Optional<BindingString> binding = values.text(BINDING).map(BindingString::parse);
            binding.map(BindingString::ignored)
                    .filter(ignored -> !ignored.isEmpty())
                    .ifPresent(ignored -> notes.add(BINDING.optionName()
                            + ": these flags have no meaning here and are ignored: " + String.join(", ", ignored)));
            return binding;
        } catch (IllegalArgumentException e) {
            values.refuse(BINDING, e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<UpstreamCredentials> credentials() {
        Optional<String> username = values.text(USERNAME);
        Optional<Secret> password = SecretReader.read(values, PASSWORD, PASSWORD_FILE);
        String domain = values.text(DOMAIN, workgroup);
        if (username.isEmpty() && password.isPresent()) {
            values.refuse(
                    values.isSet(PASSWORD) ? PASSWORD : PASSWORD_FILE,
                    "needs " + USERNAME.optionName() + ", which is not set");
        }
        if (username.isPresent() && !values.isSet(PASSWORD) && !values.isSet(PASSWORD_FILE)) {
            values.refuse(
                    USERNAME,
                    "needs " + PASSWORD.optionName() + " or " + PASSWORD_FILE.optionName() + ", and neither is set");
        }
        return username.flatMap(name -> password.map(secret -> new UpstreamCredentials(name, secret, domain)));
    }

    private UpstreamIdentity identity() {
        boolean machine = values.bool(ProxyOption.USE_MACHINE_ACCOUNT);
        boolean delegated = values.bool(ProxyOption.DELEGATED_AUTH);
        ProxyOption wanted = delegated ? ProxyOption.DELEGATED_AUTH : ProxyOption.USE_MACHINE_ACCOUNT;
        if (machine && delegated) {
            values.refuse(wanted, "stands beside " + ProxyOption.USE_MACHINE_ACCOUNT.optionName() + "; allowed is one");
        } else if ((machine || delegated) && values.isSet(USERNAME)) {
            values.refuse(wanted, "stands beside " + USERNAME.optionName() + "; allowed is one");
        }
        if (delegated) {
            return UpstreamIdentity.DELEGATED;
        }
        return machine ? UpstreamIdentity.MACHINE_ACCOUNT : UpstreamIdentity.CONFIGURED;
    }

    private List<InterfaceName> interfaces() {
        Set<InterfaceName> interfaces = new LinkedHashSet<>();
        for (String item : values.list(INTERFACES)) {
            String name = item.toLowerCase(Locale.ROOT);
            if (ProxySettings.INTERFACES.contains(name)) {
                interfaces.add(InterfaceName.known(name));
            } else {
                opaque(item).ifPresent(interfaces::add);
            }
        }
        return List.copyOf(interfaces);
    }

    private Optional<InterfaceName> opaque(String item) {
        try {
            return Optional.of(InterfaceName.opaque(SyntaxId.parse(item)));
        } catch (IllegalArgumentException e) {
            values.refuse(
                    INTERFACES,
                    "\"" + item + "\" is unknown; allowed are " + String.join(", ", ProxySettings.INTERFACES)
                            + " and UUID/MAJOR.MINOR");
            return Optional.empty();
        }
    }

    private List<String> modules() {
        Set<String> modules = new LinkedHashSet<>();
        for (String item : values.list(MODULES)) {
            if (!NAME.matcher(item).matches()) {
                values.refuse(MODULES, "\"" + item + "\" is no name of a module; " + NAME_ALLOWED);
            } else if (!modules.add(item)) {
                values.refuse(MODULES, "\"" + item + "\" stands twice; a module can be in the chain once");
            }
        }
        return List.copyOf(modules);
    }

    private Map<String, String> servers() {
        Map<String, String> servers = new LinkedHashMap<>();
        putServer(servers, "exchange_nsp", NSPI_SERVER);
        putServer(servers, "exchange_emsmdb", EMSMDB_SERVER);
        putServer(servers, "exchange_ds_rfr", RFR_SERVER);
        return servers;
    }

    private void putServer(Map<String, String> servers, String interfaceName, ProxyOption option) {
        String name = values.matching(option, NAME, NAME_ALLOWED, "");
        if (!name.isEmpty()) {
            servers.put(interfaceName, name);
        }
    }
}
