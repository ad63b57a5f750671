/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.logon;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.openchange.mapiproxy.config.ProxySettings;
import org.openchange.mapiproxy.config.SecuritySettings;
import org.openchange.mapiproxy.security.AccountState;
import org.openchange.mapiproxy.security.account.FileAccountStore;
import org.openchange.mapiproxy.security.ntlm.NtHashAuthority;

/** The back ends of {@code mapiproxy:logon}, in their order. */
public final class LogonSources implements AutoCloseable {
    private static final System.Logger LOGGER = System.getLogger(LogonSources.class.getName());

    private final List<LogonSource> sources;
    private final NtlmAuthority ntlm;

    private LogonSources(List<LogonSource> sources) {
        this.sources = List.copyOf(sources);
        this.ntlm = new NtlmAuthorities(sources.stream().map(LogonSource::ntlm).toList());
    }

    /** Of this one and no other, for tests and tools. */
    public static LogonSources of(NtlmAuthority authority) {
        return of(List.of(source(authority)));
    }

    /** Of these and no others. */
    public static LogonSources of(List<LogonSource> sources) {
        return new LogonSources(sources);
    }

    /**
     * Opens those of the configuration. One that the default names and this installation lacks is left out.
     *
     * @throws IOException if one of them cannot work, or the configuration names one that is not installed; none stays open then
     */
    public static LogonSources open(ProxySettings settings) throws IOException {
        List<LogonSource> opened = new ArrayList<>();
        boolean complete = false;
        try {
            for (String name : settings.security().logon()) {
                open(name, settings).ifPresent(opened::add);
            }
            complete = true;
            return new LogonSources(opened);
        } finally {
            if (!complete) {
                opened.forEach(LogonSource::close);
            }
        }
    }

    private static Optional<LogonSource> open(String name, ProxySettings settings) throws IOException {
        if (name.equals(SecuritySettings.ACCOUNTS)) {
            return Optional.of(source(
                    new NtHashAuthority(new FileAccountStore(settings.security().accounts()))));
        }
        for (LogonSourceProvider provider :
                ServiceLoader.load(LogonSourceProvider.class, LogonSourceProvider.class.getClassLoader())) {
            if (provider.name().equals(name)) {
                return Optional.of(provider.open(settings));
            }
        }
        if (settings.security().isLogonDefault()) {
            LOGGER.log(System.Logger.Level.DEBUG, "nothing here provides logons with \"{0}\"", name);
            return Optional.empty();
        }
        throw new IOException("mapiproxy:logon: \"" + name + "\" is not part of this installation");
    }

    /** One that has nothing to close. */
    private static LogonSource source(NtlmAuthority authority) {
        return new LogonSource() {
            @Override
            public NtlmAuthority ntlm() {
                return authority;
            }

            @Override
            public void close() {
                // Nothing is open between two questions.
            }
        };
    }

    /** All of them as one. */
    public NtlmAuthority ntlm() {
        return ntlm;
    }

    /** All of them as one. */
    public PasswordAuthority passwords() {
        return new PasswordAuthorities(
                sources.stream().map(LogonSource::passwords).toList());
    }

    /** What the first of them says that knows the account; empty when none of them knows any. */
    public Optional<AccountStates> states() {
        List<AccountStates> all =
                sources.stream().flatMap(source -> source.states().stream()).toList();
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(principal -> {
                    for (AccountStates states : all) {
                        Optional<AccountState> state = states.stateOf(principal);
                        if (state.isPresent()) {
                            return state;
                        }
                    }
                    return Optional.empty();
                });
    }

    @Override
    public void close() {
        sources.forEach(LogonSource::close);
    }
}
